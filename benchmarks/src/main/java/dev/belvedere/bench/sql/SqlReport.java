package dev.belvedere.bench.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.report.FigureJson;
import dev.belvedere.bench.sql.check.StatementEnd;
import dev.belvedere.bench.sql.check.StatementTally;
import dev.belvedere.bench.sql.check.TrialDifference;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the statements of a run. */
record SqlReport(StatementTally tally, double minutes) {

    private static final int REFUSALS_SHOWN = 20;

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%d statements (%.0f a minute), %d started, %d compared, %d different%n",
                        tally.statements(),
                        tally.statements() / minutes,
                        tally.started(),
                        tally.compared(),
                        tally.differences().size())
                + String.format(
                        Locale.ROOT,
                        "%d refused; for %d PostgreSQL's query failed each time, %d failed ahead of it, %d had values"
                                + " that views do not know%n",
                        tally.ended(StatementEnd.REFUSED),
                        tally.ended(StatementEnd.POSTGRES_FAILED),
                        tally.ended(StatementEnd.FAILED_AHEAD),
                        tally.ended(StatementEnd.UNKNOWN_VALUE))
                + shapes()
                + refusals();
    }

    private String shapes() {
        return tally.shapes().entrySet().stream()
                .map(shape -> String.format(
                        Locale.ROOT,
                        "  %-28s %6d drawn %6d started %6d equal%n",
                        shape.getKey(),
                        shape.getValue(),
                        tally.startedByShape().get(shape.getKey()),
                        tally.equalByShape().get(shape.getKey())))
                .collect(Collectors.joining());
    }

    private String refusals() {
        return tally.refusals().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(REFUSALS_SHOWN)
                .map(refusal -> String.format(Locale.ROOT, "  %6d refused: %s%n", refusal.getValue(), refusal.getKey()))
                .collect(Collectors.joining());
    }

    String json() throws JsonProcessingException {
        ObjectNode node = FigureJson.object()
                .put("statements", tally.statements())
                .put("started", tally.started())
                .put("compared", tally.compared())
                .put("different", tally.differences().size())
                .put("minutes", FigureJson.rounded(minutes))
                .put("statements_a_minute", FigureJson.rounded(tally.statements() / minutes));
        ObjectNode ends = node.putObject("ends");
        for (StatementEnd end : StatementEnd.values()) {
            ends.put(end.name().toLowerCase(Locale.ROOT), tally.ended(end));
        }
        node.put("comparisons_postgres_failed", tally.failures());
        node.put("comparisons_postgres_alone_failed", tally.failuresOfPostgresAlone());
        node.set("shapes", FigureJson.node(tally.shapes()));
        node.set("started_shapes", FigureJson.node(tally.startedByShape()));
        node.set("equal_shapes", FigureJson.node(tally.equalByShape()));
        node.set("columns", FigureJson.node(tally.columns()));
        node.set("functions", FigureJson.node(tally.functions()));
        node.set("refusals", FigureJson.node(tally.refusals()));
        node.set("refusal_examples", FigureJson.node(tally.refusalExamples()));
        node.set("refused_by_postgres", FigureJson.node(tally.postgresRefusals()));
        node.set(
                "differences",
                FigureJson.node(
                        tally.differences().stream().map(TrialDifference::text).toList()));
        return FigureJson.text(node);
    }
}
