package dev.belvedere.app.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A view's row: the values of its columns, in order, as {@link JsonText} writes them. Rows are equal if readers see no difference. */
record JsonRow(List<String> values) {

    private static final JsonFactory JSON = new JsonFactory();

    JsonRow {
        values = List.copyOf(values);
    }

    /**
     * Parses a JSON object with these columns, in this order.
     *
     * @throws VerificationException if it is not such an object
     */
    static JsonRow parse(String json, List<ViewColumn> columns) {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, json, columns);
            List<String> values = new ArrayList<>(columns.size());
            for (ViewColumn column : columns) {
                expect(column.name().equals(parser.nextFieldName()), json, columns);
                parser.nextToken();
                values.add(JsonText.of(parser));
            }
            expect(parser.nextToken() == JsonToken.END_OBJECT, json, columns);
            return new JsonRow(values);
        } catch (IOException e) {
            throw VerificationException.api("a row is not JSON: " + json, e);
        }
    }

    private static void expect(boolean holds, String json, List<ViewColumn> columns) {
        if (!holds) {
            List<String> names = columns.stream().map(ViewColumn::name).toList();
            throw VerificationException.api("expected a row with the columns " + names + " but got " + json, null);
        }
    }

    /** Returns the row as a line of the digest: values joined by {@code |}, decimals in units of their last place, NULL as the empty string. */
    String line() {
        return String.join("|", values.stream().map(JsonText::digested).toList());
    }

    @Override
    public String toString() {
        return String.join(" | ", values);
    }
}
