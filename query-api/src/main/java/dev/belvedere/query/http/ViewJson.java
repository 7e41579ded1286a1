package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.HydrationJson;
import dev.belvedere.query.http.json.IncompleteRows;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.io.IOException;
import java.util.Map;

/** Writes the description of a view: its columns, key, indexes, paths, hydration and lag. */
public final class ViewJson {

    private ViewJson() {}

    /** @param incomplete how many rows lack an event that was set aside, by table */
    static void write(ServedView served, ViewStatus status, Map<String, Long> incomplete, JsonGenerator json)
            throws IOException {
        View view = served.view();
        json.writeStartObject();
        json.writeStringField("name", view.name());
        writeColumns(view, json);
        json.writeArrayFieldStart("key");
        for (int position : view.key()) {
            json.writeString(view.columns().column(position).name());
        }
        json.writeEndArray();
        writeIndexes(served, json);
        json.writeStringField("definition", view.definition());
        json.writeStringField("query", view.query());
        json.writeStringField("rows", served.rowTemplate());
        json.writeStringField("scan", served.scanPath());
        json.writeObjectFieldStart("hydration");
        HydrationJson.write(status, json);
        json.writeEndObject();
        writeLag(status, json);
        json.writeNumberField("incomplete", IncompleteRows.of(view, incomplete));
        json.writeEndObject();
    }

    private static void writeColumns(View view, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("columns");
        int position = 0;
        for (Column column : view.columns().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().sql());
            json.writeBooleanField("nullable", column.nullable());
            if (position++ >= view.shown()) {
                json.writeBooleanField("hidden", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeIndexes(ServedView served, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("indexes");
        for (ViewIndex index : served.view().indexes()) {
            json.writeStartObject();
            json.writeArrayFieldStart("columns");
            for (int position : index.columns()) {
                json.writeString(served.view().columns().column(position).name());
            }
            json.writeEndArray();
            json.writeStringField("rows", served.indexTemplate(index));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeLag(ViewStatus status, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("lag");
        json.writeNumberField("events", status.lagEvents());
        json.writeNumberField("ms", status.lagMs());
        json.writeEndObject();
    }
}
