package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.topology.engine.view.RefusedView;
import java.io.IOException;
import java.util.List;

/** Writes which views are defined and not served, and why. */
public final class RefusedViewsJson {

    private RefusedViewsJson() {}

    public static void write(List<RefusedView> views, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("notServed");
        for (RefusedView view : views) {
            json.writeStartObject();
            json.writeStringField("name", view.name());
            json.writeStringField("code", view.code());
            json.writeStringField("reason", view.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
