package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.io.IOException;
import java.util.List;

/** Writes the rows of one type as PostgreSQL's {@code row_to_json} does, character for character. Thread-safe. */
public final class RowJson {

    private final List<SerializedString> names;
    private final List<ValueJson> values;

    public RowJson(RowType type) {
        this(type, type.size());
    }

    /** @param shown how many of the columns to write */
    public RowJson(RowType type, int shown) {
        this.names = type.columns().stream()
                .limit(shown)
                .map(Column::name)
                .map(SerializedString::new)
                .toList();
        this.values = type.columns().stream()
                .limit(shown)
                .map(column -> ValueJson.of(column.type()))
                .toList();
    }

    public byte[] bytes(Row row) {
        return Json.bytes(json -> write(row, json));
    }

    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            values.get(i).writeNullable(row.get(i), json);
        }
        json.writeEndObject();
    }
}
