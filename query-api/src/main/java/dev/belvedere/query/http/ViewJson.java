package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.engine.View;
import dev.belvedere.topology.engine.ViewIndex;
import dev.belvedere.topology.engine.ViewStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes what is to be known about a view. */
final class ViewJson {

    static final String CONTENT_TYPE = "application/json";

    private ViewJson() {}

    static void write(ServedView served, ViewStatus status, JsonGenerator json) throws IOException {
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
        json.writeStringField("rows", served.rowTemplate());
        json.writeStringField("scan", served.scanPath());
        json.writeObjectFieldStart("hydration");
        writeHydration(status, json);
        json.writeEndObject();
        writeLag(status, json);
        json.writeEndObject();
    }

    /** Writes the members {@code hydrated} and {@code percent}, and {@code etaSeconds} where there is an estimate. */
    static void writeHydration(ViewStatus status, JsonGenerator json) throws IOException {
        json.writeBooleanField("hydrated", status.hydrated());
        json.writeNumberField("percent", percent(status.hydratedPercent()));
        if (status.hydratedInMs().isPresent()) {
            json.writeNumberField("etaSeconds", etaSeconds(status.hydratedInMs().getAsLong()));
        }
    }

    /** Rounded down: 100 means all of it. */
    static BigDecimal percent(double percent) {
        return BigDecimal.valueOf(percent).setScale(1, RoundingMode.DOWN);
    }

    /** Rounded up: nobody is told to come too early. */
    static long etaSeconds(long etaMs) {
        return etaMs / 1_000 + (etaMs % 1_000 == 0 ? 0 : 1);
    }

    private static void writeColumns(View view, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Column column : view.columns().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().sql());
            json.writeBooleanField("nullable", column.nullable());
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
