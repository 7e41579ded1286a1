package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Stall;
import java.io.IOException;
import java.util.List;

/** Writes what stands still, and why. */
public final class StallJson {

    private StallJson() {}

    /** Writes the field {@code stalled}. */
    public static void write(List<Stall> stalls, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("stalled");
        for (Stall stall : stalls) {
            json.writeStartObject();
            if (!stall.database().isEmpty()) {
                json.writeStringField("database", stall.database());
            }
            if (stall.event().isPresent()) {
                write(stall.event().get(), json);
            }
            json.writeStringField("reason", stall.reason());
            json.writeNumberField("sinceMs", stall.sinceMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(BadEvent event, JsonGenerator json) throws IOException {
        json.writeStringField("table", event.table());
        json.writeStringField("topic", event.topic());
        json.writeNumberField("partition", event.partition());
        json.writeNumberField("offset", event.offset());
        json.writeStringField("code", event.code());
    }
}
