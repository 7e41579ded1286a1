package dev.belvedere.localshop.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The key or the value of a record. */
sealed interface Payload {

    /**
     * An Avro datum with its schema's id in front.
     *
     * @param schema the name of the schema in the file
     * @param value in Avro's JSON encoding
     */
    record Avro(String schema, JsonNode value, Framing framing) implements Payload {}

    /** Plain UTF-8, without a schema. */
    record Text(String text) implements Payload {}

    /**
     * Reads one payload; empty for null.
     *
     * @throws EventFileException if it is neither null, nor text, nor a value with its schema
     */
    static Optional<Payload> of(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        if (json.path("string").isTextual()) {
            return Optional.of(new Text(json.path("string").asText()));
        }
        if (!json.has("schema") || !json.has("value")) {
            throw new EventFileException(
                    "a record's key or value has to be null, {\"string\": …} or {\"schema\": …, \"value\": …}, not "
                            + json,
                    null);
        }
        return Optional.of(new Avro(
                json.path("schema").asText(),
                json.path("value"),
                Framing.named(json.path("framing").asText("confluent"))));
    }
}
