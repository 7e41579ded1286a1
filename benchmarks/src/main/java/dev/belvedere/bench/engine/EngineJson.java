package dev.belvedere.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.report.FigureJson;
import java.util.Locale;

/** The figures as JSON: medians, and the results of each round as {@code rounds}. */
final class EngineJson {

    private final EngineResults results;
    private final EngineOptions options;

    EngineJson(EngineResults results, EngineOptions options) {
        this.results = results;
        this.options = options;
    }

    String text() throws JsonProcessingException {
        ObjectNode node = FigureJson.object();
        node.put("settings", options.describe());
        node.put("load_events", results.any().rows());
        node.put("churn_events", results.any().changes());
        node.put("wrong_rows", results.wrongRows());
        EngineFigure.THROUGHPUT.forEach(figure -> node.set(figure.json(), byCandidate(figure)));
        ObjectNode fresh = node.putObject("freshness_ms");
        EngineFigure.FRESHNESS.forEach(figure -> put(fresh, figure.json(), CandidateKind.BELVEDERE, figure));
        EngineFigure.FRESHNESS.forEach(figure -> put(fresh, "dsl_" + figure.json(), CandidateKind.DSL, figure));
        EngineFigure.COST.forEach(figure -> node.set(figure.json(), byCandidate(figure)));
        ObjectNode rounds = node.putObject("rounds");
        results.all().forEach((kind, all) -> rounds.set(name(kind), FigureJson.node(all)));
        return FigureJson.text(node);
    }

    private ObjectNode byCandidate(EngineFigure figure) {
        ObjectNode node = FigureJson.object();
        for (CandidateKind kind : CandidateKind.values()) {
            if (kind != CandidateKind.CEILING || figure.ofTheCeiling()) {
                put(node, name(kind), kind, figure);
            }
        }
        return node;
    }

    private void put(ObjectNode node, String name, CandidateKind kind, EngineFigure figure) {
        double value = results.median(kind, figure.value());
        if (!Double.isNaN(value)) {
            node.put(name, FigureJson.rounded(value));
        }
    }

    private static String name(CandidateKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
