package dev.belvedere.topology.expr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.NumericConversions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses and writes documents. In Java, an object is a {@link Map} in the order of its keys, an array a {@link List}, a number a {@link BigDecimal}, a text a
 * {@link String}, and null is JSON's null.
 */
public final class JsonbDocument {

    /** Shorter keys come first, those of one length by their bytes. */
    private static final Comparator<String> KEY_ORDER = Comparator.comparing(
            (String key) -> key.getBytes(StandardCharsets.UTF_8),
            Comparator.<byte[]>comparingInt(bytes -> bytes.length).thenComparing(Arrays::compareUnsigned));

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonbDocument() {}

    /**
     * Parses a document.
     *
     * @throws ExprException if it is none
     */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw ExprException.failed(SqlState.INVALID_TEXT_REPRESENTATION, "an empty text is not JSON.");
            }
            Object document = value(parser);
            refuseMore(parser);
            return document;
        } catch (NumberFormatException e) {
            throw ExprException.failed(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "a number overflows numeric.");
        } catch (IOException e) {
            throw ExprException.failed(SqlState.INVALID_TEXT_REPRESENTATION, "this is not JSON: " + e.getMessage());
        }
    }

    /**
     * Returns the text if it is a document, as the type json takes it.
     *
     * @throws ExprException if it is none
     */
    public static String checked(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw ExprException.failed(SqlState.INVALID_TEXT_REPRESENTATION, "an empty text is not JSON.");
            }
            parser.skipChildren();
            refuseMore(parser);
            return text;
        } catch (IOException e) {
            throw ExprException.failed(SqlState.INVALID_TEXT_REPRESENTATION, "this is not JSON: " + e.getMessage());
        }
    }

    /**
     * Checks the names and the texts of a document, whose numbers may be anything.
     *
     * @throws ExprException if one of them cannot be a text of PostgreSQL
     */
    static void checkTexts(String document) {
        try (JsonParser parser = JSON.createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                    storable(parser.getText());
                }
            }
        } catch (IOException e) {
            throw ExprException.failed(SqlState.INVALID_TEXT_REPRESENTATION, "this is not JSON: " + e.getMessage());
        }
    }

    private static void refuseMore(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw ExprException.failed(
                    SqlState.INVALID_TEXT_REPRESENTATION, "this is not JSON: there is more behind its end.");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> storable(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> throw new IllegalStateException(parser.currentToken().toString());
        };
    }

    private static BigDecimal number(String text) {
        return NumericConversions.inRange(new BigDecimal(text));
    }

    /** Texts of PostgreSQL hold neither the character 0 nor half of a pair of surrogates. */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw ExprException.failed(SqlState.UNTRANSLATABLE_CHARACTER, "\\u0000 cannot be a character of a text.");
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                throw ExprException.failed(
                        SqlState.INVALID_TEXT_REPRESENTATION, "this is not JSON: a surrogate stands alone.");
            }
        }
        return text;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = storable(parser.getText());
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    /** Returns an empty object; of several values with one key it keeps the last. */
    public static Map<String, @Nullable Object> object() {
        return new TreeMap<>(KEY_ORDER);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /** Writes a document with a space behind each comma and colon. */
    public static String text(@Nullable Object document) {
        StringBuilder out = new StringBuilder();
        write(document, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                out.append(separator);
                quote((String) entry.getKey(), out);
                out.append(": ");
                write(entry.getValue(), out);
                separator = ", ";
            }
            out.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            String separator = "[";
            for (Object element : array) {
                out.append(separator);
                write(element, out);
                separator = ", ";
            }
            out.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value));
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void escape(char character, StringBuilder out) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(character < ' ' ? String.format("\\u%04x", (int) character) : character);
        }
    }
}
