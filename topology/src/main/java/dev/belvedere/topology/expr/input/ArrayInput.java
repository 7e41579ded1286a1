package dev.belvedere.topology.expr.input;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of an array of one dimension, as {@code array_in} of PostgreSQL's arrayfuncs.c does. Used once. */
final class ArrayInput {

    private final String text;
    private int at;

    private ArrayInput(String text) {
        this.text = text;
    }

    /**
     * Returns the texts of the elements; null is NULL.
     *
     * @throws ExprException if the text is no such array
     */
    static List<@Nullable String> elements(String text) {
        return new ArrayInput(InputText.trimmed(text)).elements();
    }

    private List<@Nullable String> elements() {
        List<@Nullable String> elements = new ArrayList<>();
        if (next() != '{') {
            throw invalid();
        }
        skipBlank();
        if (peek() == '}') {
            at++;
        } else {
            do {
                elements.add(element());
            } while (next() == ',');
            at--;
            if (next() != '}') {
                throw invalid();
            }
        }
        if (at != text.length()) {
            throw invalid();
        }
        return elements;
    }

    private @Nullable String element() {
        skipBlank();
        String element = peek() == '"' ? quoted() : plain();
        skipBlank();
        return element;
    }

    private String quoted() {
        StringBuilder element = new StringBuilder();
        at++;
        for (char each = next(); each != '"'; each = next()) {
            element.append(each == '\\' ? next() : each);
        }
        return element.toString();
    }

    /** An element without quotes ends before the blanks in front of the next comma, unless a backslash makes them part of it. */
    private @Nullable String plain() {
        StringBuilder element = new StringBuilder();
        boolean escaped = false;
        int end = 0;
        while (peek() != ',' && peek() != '}') {
            char each = next();
            if (each == '{' || each == '"') {
                throw invalid();
            }
            boolean escape = each == '\\';
            escaped |= escape;
            element.append(escape ? next() : each);
            end = escape || !InputText.isSpace(each) ? element.length() : end;
        }
        element.setLength(end);
        if (end == 0) {
            throw invalid();
        }
        return !escaped && element.toString().equalsIgnoreCase("null") ? null : element.toString();
    }

    private void skipBlank() {
        while (InputText.isSpace(peek())) {
            at++;
        }
    }

    private char next() {
        char each = peek();
        at++;
        return each;
    }

    private char peek() {
        if (at >= text.length()) {
            throw invalid();
        }
        return text.charAt(at);
    }

    private ExprException invalid() {
        return ExprException.failed(
                SqlState.INVALID_TEXT_REPRESENTATION, "'" + text + "' is not an array of one dimension.");
    }
}
