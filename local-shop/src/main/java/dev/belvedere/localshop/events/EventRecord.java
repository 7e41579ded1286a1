package dev.belvedere.localshop.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A record to send. */
record EventRecord(int partition, Optional<Payload> key, Optional<Payload> value) {

    static EventRecord of(JsonNode json) {
        return new EventRecord(
                json.path("partition").asInt(0), Payload.of(json.path("key")), Payload.of(json.path("value")));
    }
}
