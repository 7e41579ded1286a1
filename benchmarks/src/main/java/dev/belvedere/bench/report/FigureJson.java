package dev.belvedere.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds the JSON of a measurement's figures. */
public final class FigureJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double THOUSAND = 1_000;

    private FigureJson() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The JSON of a record or of a list of records or numbers. */
    public static JsonNode node(Object figures) {
        return MAPPER.valueToTree(figures);
    }

    /** Rounds a figure to three digits after the point. */
    public static double rounded(double figure) {
        return Math.round(figure * THOUSAND) / THOUSAND;
    }

    /** The indented text, which ends with a line break. */
    public static String text(ObjectNode figures) throws JsonProcessingException {
        return MAPPER.writeValueAsString(figures) + "\n";
    }
}
