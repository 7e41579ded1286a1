package dev.belvedere.bench.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.report.FigureJson;
import dev.belvedere.bench.sql.check.StatementTally;
import dev.belvedere.bench.sql.check.TrialDifference;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the statements of a run. */
record SqlReport(StatementTally tally, double minutes) {

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%d statements (%.0f a minute), %d started, %d compared, %d different; for %d PostgreSQL's query failed each time%n",
                        tally.statements(),
                        tally.statements() / minutes,
                        tally.started(),
                        tally.compared(),
                        tally.differences().size(),
                        tally.failing())
                + shapes()
                + refusals();
    }

    private String shapes() {
        return new TreeMap<>(tally.shapes())
                .entrySet().stream()
                        .map(shape -> String.format(
                                Locale.ROOT,
                                "  %-24s %6d drawn %6d started%n",
                                shape.getKey(),
                                shape.getValue(),
                                tally.startedByShape().get(shape.getKey())))
                        .collect(Collectors.joining());
    }

    private String refusals() {
        return tally.refusals().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(refusal -> String.format(Locale.ROOT, "  %6d refused: %s%n", refusal.getValue(), refusal.getKey()))
                .collect(Collectors.joining());
    }

    String json() throws JsonProcessingException {
        ObjectNode node = FigureJson.object()
                .put("statements", tally.statements())
                .put("started", tally.started())
                .put("compared", tally.compared())
                .put("different", tally.differences().size())
                .put("failing", tally.failing())
                .put("statements_a_minute", FigureJson.rounded(tally.statements() / minutes));
        node.set("shapes", FigureJson.node(new TreeMap<>(tally.shapes())));
        node.set("started_shapes", FigureJson.node(new TreeMap<>(tally.startedByShape())));
        node.set("refusals", FigureJson.node(new TreeMap<>(tally.refusals())));
        node.set(
                "differences",
                FigureJson.node(
                        tally.differences().stream().map(TrialDifference::text).toList()));
        return FigureJson.text(node);
    }
}
