package dev.belvedere.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.contestant.Kind;
import java.io.IOException;
import java.util.Locale;

/** The figures for programs: medians, and below {@code rounds} what every round found. */
final class ResultJson {

    private static final double THOUSAND = 1_000;

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Results results;
    private final Course course;

    ResultJson(Results results, Course course) {
        this.results = results;
        this.course = course;
    }

    String text() throws IOException {
        return json.writeValueAsString(node());
    }

    private ObjectNode node() {
        ObjectNode node = json.createObjectNode();
        node.put("settings", course.describe());
        node.put("load_events", results.any().rows());
        node.put("churn_events", results.any().changes());
        node.put("wrong_rows", results.wrongRows());
        Figure.THROUGHPUT.forEach(figure -> node.set(figure.json(), sides(figure)));
        ObjectNode fresh = node.putObject("freshness_ms");
        Figure.FRESHNESS.forEach(figure -> put(fresh, figure.json(), Kind.BELVEDERE, figure));
        Figure.FRESHNESS.forEach(figure -> put(fresh, "dsl_" + figure.json(), Kind.DSL, figure));
        Figure.COST.forEach(figure -> node.set(figure.json(), sides(figure)));
        ObjectNode rounds = node.putObject("rounds");
        results.all().forEach((kind, all) -> rounds.set(name(kind), json.valueToTree(all)));
        return node;
    }

    private ObjectNode sides(Figure figure) {
        ObjectNode sides = json.createObjectNode();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CEILING || figure.ofTheCeiling()) {
                put(sides, name(kind), kind, figure);
            }
        }
        return sides;
    }

    private void put(ObjectNode node, String name, Kind kind, Figure figure) {
        double value = results.median(kind, figure.value());
        if (!Double.isNaN(value)) {
            node.put(name, Math.round(value * THOUSAND) / THOUSAND);
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
