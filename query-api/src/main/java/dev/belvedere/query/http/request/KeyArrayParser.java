package dev.belvedere.query.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses arrays in keys. They are written in JSON, as rows show them; numbers and truth values may be in quotes. */
final class KeyArrayParser {

    private static final JsonFactory JSON = new JsonFactory();

    private KeyArrayParser() {}

    /**
     * Parses an array.
     *
     * @param element parses one of its elements
     * @throws RuntimeException if it is none
     */
    static Object parse(String text, Function<String, Object> element) {
        List<@Nullable Object> values = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            refuseUnless(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                JsonToken token = json.currentToken();
                refuseUnless(token != null && token.isScalarValue());
                values.add(token == JsonToken.VALUE_NULL ? null : element.apply(json.getText()));
            }
            refuseUnless(json.nextToken() == null);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return Collections.unmodifiableList(values);
    }

    /** Returns a text in JSON's quotes. */
    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static void refuseUnless(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not an array of single values");
        }
    }
}
