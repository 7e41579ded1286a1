package dev.belvedere.bench.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.drill.check.Tally;
import java.util.Locale;

/** The results of a drill, as text and as JSON. */
record DrillReport(String drill, boolean readsMayFail, DrillFindings findings) {

    /** Returns whether the drill found no violation. */
    boolean passed() {
        Tally tally = findings.tally();
        return tally.wrongAnswers() == 0
                && tally.reads() > 0
                && findings.verifyEqual()
                && (readsMayFail || tally.failedReads() == 0);
    }

    String json() throws JsonProcessingException {
        ObjectNode node = new ObjectMapper().createObjectNode();
        Tally tally = findings.tally();
        node.put("read_gap_ms", Math.round(tally.gapMs() * 10) / 10.0);
        node.put("reads", tally.reads());
        node.put("wrong_answers", tally.wrongAnswers());
        node.put("failed_reads", tally.failedReads());
        node.put("verify_equal", findings.verifyEqual());
        findings.more().forEach(node::put);
        return node + "\n";
    }

    String text() {
        Tally tally = findings.tally();
        StringBuilder text = new StringBuilder("\ndrill ").append(drill).append('\n');
        line(text, "row changes committed", "%,d", findings.changes());
        line(text, "reads answered", "%,d", tally.reads());
        line(text, "change events delivered to a subscriber", "%,d", tally.delivered());
        line(text, "  in streams", "%,d", tally.streams());
        line(text, "  full resyncs", "%,d", tally.resyncs());
        line(text, "wrong answers", "%,d", tally.wrongAnswers());
        line(text, "longest gap of a read", "%,.0f ms", tally.gapMs());
        line(text, "reads that failed twice", "%,d", tally.failedReads());
        line(text, "refused as too stale", "%,d", tally.tooStale());
        tally.failedAttempts().forEach((reason, count) -> line(text, "  attempts: " + reason, "%,d", count));
        findings.more().forEach((name, value) -> line(text, name.replace('_', ' '), "%,d", value));
        line(text, "equal to PostgreSQL", "%s", findings.verifyEqual() ? "yes, every row" : "NO");
        if (!tally.gap().isEmpty()) {
            text.append("  longest gap: ").append(tally.gap()).append('\n');
        }
        tally.failed()
                .forEach(
                        failed -> text.append("  failed twice: ").append(failed).append('\n'));
        tally.wrong().forEach(wrong -> text.append("  wrong: ").append(wrong).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String format, Object value) {
        text.append(String.format(Locale.ROOT, "  %-40s " + format + "%n", name, value));
    }
}
