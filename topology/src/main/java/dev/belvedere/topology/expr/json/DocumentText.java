package dev.belvedere.topology.expr.json;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds parts of a document in its text. PostgreSQL gives a part of a json back as it is written there, and writes a part of a jsonb as it writes it inside the
 * whole, so that no part has to be parsed.
 */
public final class DocumentText {

    private final String text;
    private int at;

    private DocumentText(String text) {
        this.text = text;
    }

    /** Returns the value of a member of an object, the last one of this name; null if there is none, or if the document is no object. */
    public static @Nullable String member(String document, String name) {
        return at(checked(document), new Step(name, null), List.of());
    }

    /** Returns an element of an array, counted from 0, or from the end if the index is negative; null if there is none. Of a plain value PostgreSQL takes itself for the one element. */
    public static @Nullable String element(String document, int index) {
        String part = at(checked(document), new Step(null, index), List.of());
        return part == null && (index == 0 || index == -1) && isPlain(document) ? document : part;
    }

    private static boolean isPlain(String document) {
        char first = document.stripLeading().charAt(0);
        return first != '{' && first != '[';
    }

    /** Returns the part at a path of names and indexes; null if there is none. */
    public static @Nullable String at(String document, List<String> path) {
        return found(checked(document), path.stream().map(Step::of).toList());
    }

    /**
     * Returns the elements of an array.
     *
     * @throws ExprException if the document is no array
     */
    public static List<String> elements(String document) {
        List<String> elements = new ArrayList<>();
        DocumentText reader = reader(document, '[', "a document that is no array has no elements.");
        while (reader.next()) {
            elements.add(reader.value());
        }
        return elements;
    }

    /**
     * Returns the names of an object's members.
     *
     * @throws ExprException if the document is no object
     */
    public static List<String> names(String document) {
        List<String> names = new ArrayList<>();
        members(document, (name, value) -> names.add(name));
        return names;
    }

    /**
     * Returns the values of an object's members, in the order of {@link #names}.
     *
     * @throws ExprException if the document is no object
     */
    public static List<String> values(String document) {
        List<String> values = new ArrayList<>();
        members(document, (name, value) -> values.add(value));
        return values;
    }

    private static void members(String document, BiConsumer<String, String> member) {
        DocumentText reader = reader(document, '{', "a document that is no object has no members.");
        while (reader.next()) {
            String name = string(reader.value());
            reader.skipBlank();
            reader.at++;
            member.accept(name, reader.value());
        }
    }

    private static DocumentText reader(String document, char opening, String reason) {
        DocumentText reader = new DocumentText(checked(document));
        reader.skipBlank();
        if (document.charAt(reader.at) != opening) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, reason);
        }
        return reader;
    }

    /** Returns a part as a text: a string without its quotes and escapes, and null for JSON's null. */
    public static @Nullable String asText(@Nullable String part) {
        String value = part == null ? "null" : part.stripLeading();
        if (value.equals("null")) {
            return null;
        }
        return value.startsWith("\"") ? string(value) : part;
    }

    /** Texts of PostgreSQL do not hold everything that an escape can write, wherever in the document it stands. */
    private static String checked(String document) {
        if (document.contains("\\u")) {
            JsonbDocument.checkTexts(document);
        }
        return document;
    }

    /** A name of a member or, if it is a whole number, the index of an element. */
    private record Step(@Nullable String name, @Nullable Integer index) {
        static Step of(String written) {
            return new Step(written, JsonbPath.index(written));
        }
    }

    /** PostgreSQL leaves the blanks in front of a plain value. */
    private static @Nullable String found(String document, List<Step> path) {
        if (path.isEmpty()) {
            return isPlain(document) ? document.stripTrailing() : document.strip();
        }
        return at(document, path.get(0), path.subList(1, path.size()));
    }

    private static @Nullable String at(String document, Step step, List<Step> rest) {
        DocumentText reader = new DocumentText(document);
        reader.skipBlank();
        return switch (document.charAt(reader.at)) {
            case '{' -> step.name() == null ? null : reader.member(step.name(), rest);
            case '[' -> step.index() == null ? null : reader.element(step.index(), rest);
            default -> null;
        };
    }

    /** Of several members of one name the last one counts that has the rest of the path. */
    private @Nullable String member(String name, List<Step> rest) {
        String found = null;
        while (next()) {
            String key = string(value());
            skipBlank();
            at++;
            String value = value();
            if (key.equals(name)) {
                String part = found(value, rest);
                found = part == null ? found : part;
            }
        }
        return found;
    }

    private @Nullable String element(int index, List<Step> rest) {
        int wanted = index < 0 ? index + length() : index;
        for (int i = 0; next(); i++) {
            String value = value();
            if (i == wanted) {
                return found(value, rest);
            }
        }
        return null;
    }

    private int length() {
        DocumentText elements = new DocumentText(text);
        elements.skipBlank();
        int length = 0;
        while (elements.next()) {
            elements.value();
            length++;
        }
        return length;
    }

    /** Skips the opening bracket or the comma before the next member or element, and returns whether there is one. */
    private boolean next() {
        skipBlank();
        if (isClosing(text.charAt(at))) {
            return false;
        }
        at++;
        skipBlank();
        return !isClosing(text.charAt(at));
    }

    /** Reads the value that begins here, as it is written. */
    private String value() {
        skipBlank();
        int start = at;
        int depth = 0;
        do {
            char each = text.charAt(at);
            if (each == '"') {
                skipString();
            } else {
                depth += each == '{' || each == '[' ? 1 : isClosing(each) ? -1 : 0;
                at++;
            }
        } while (at < text.length() && (depth > 0 || !endsValue(start)));
        return text.substring(start, at);
    }

    /** Whether the value is whole: a bracket is closed, a string has its quote, and behind anything else is what cannot be of it. */
    private boolean endsValue(int start) {
        char first = text.charAt(start);
        if (first == '{' || first == '[' || first == '"') {
            return true;
        }
        char behind = text.charAt(at);
        return behind == ',' || isClosing(behind) || isBlank(behind);
    }

    private void skipString() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipBlank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isClosing(char character) {
        return character == '}' || character == ']';
    }

    private static String string(String quoted) {
        return quoted.indexOf('\\') < 0
                ? quoted.substring(1, quoted.length() - 1)
                : (String) Objects.requireNonNull(JsonbDocument.parse(quoted));
    }
}
