package dev.belvedere.app.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON values in a normal form: escapes in strings and white space in nested documents are normalized. Numbers stay as they are written, so that 1.0 and
 * 1.00 differ.
 */
final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?\\d.*");

    /** Orders numbers by value and before all other values, which are ordered by their text. */
    static final Comparator<String> ORDER = Comparator.comparing(
                    (String text) -> isNumber(text) ? new BigDecimal(text) : null,
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.naturalOrder());

    private JsonText() {}

    /** Reads the current value of the parser. */
    static String of(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> quoted(parser.getText());
            case START_OBJECT, START_ARRAY -> nested(parser);
            default -> parser.getText();
        };
    }

    /** Returns the value without quotes, as a key in a URL or a parameter in SQL. */
    static String plain(String text) {
        return text.startsWith("\"") ? unquoted(text) : text;
    }

    /** Returns an array of single values as PostgreSQL reads one, for example <code>{"1",NULL}</code>. */
    static String array(String text) {
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(
                        parser.currentToken() == JsonToken.VALUE_NULL
                                ? "NULL"
                                : '"' + parser.getText().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
        } catch (IOException e) {
            throw new IllegalStateException("not a JSON array: " + text, e);
        }
        return elements.stream().collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns the value as it enters the digest. */
    static String digested(String text) {
        if (text.equals("null")) {
            return "";
        }
        return isNumber(text) && text.contains(".")
                ? new BigDecimal(text).unscaledValue().toString()
                : plain(text);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static String nested(JsonParser parser) throws IOException {
        StringWriter written = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(written)) {
            generator.copyCurrentStructureExact(parser);
        }
        return written.toString();
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private static String unquoted(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new IllegalStateException("not a JSON string: " + text, e);
        }
    }
}
