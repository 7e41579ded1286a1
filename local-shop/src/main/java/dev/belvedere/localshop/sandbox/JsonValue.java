package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON value that equals another one if the two mean the same: numbers by their value, objects whatever the order of their fields. */
record JsonValue(JsonNode normal) {

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Parses JSON without rounding its numbers. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return EXACT.readTree(text);
    }

    static JsonValue of(JsonNode json) {
        return new JsonValue(normal(json));
    }

    private static JsonNode normal(JsonNode json) {
        if (json.isNumber()) {
            return DecimalNode.valueOf(json.decimalValue().stripTrailingZeros());
        }
        if (json.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(json.valueStream().map(JsonValue::normal).toList());
        }
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> object.set(field.getKey(), normal(field.getValue())));
            return object;
        }
        return json;
    }

    @Override
    public String toString() {
        return normal.toString();
    }
}
