package dev.belvedere.bench.drill.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.drill.bank.check.BankTally;
import dev.belvedere.bench.drill.bank.check.ReadPath;
import java.util.Locale;

/** The results of the drill, as text and as JSON. */
record BankReport(BankOptions options, BankFindings findings) {

    /** Returns whether nothing was impossible and enough was read; without gates, whether something was impossible. */
    boolean passed() {
        BankTally tally = findings.tally();
        return options.isUngated
                ? tally.impossible() > 0
                : tally.impossible() == 0 && findings.equal() && tally.reached(enough(), enoughOfEach());
    }

    private long enough() {
        return options.isShort ? 1 : options.answers();
    }

    private long enoughOfEach() {
        return options.isShort ? 1 : options.answersOfEachPath();
    }

    String json() throws JsonProcessingException {
        BankTally tally = findings.tally();
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("answers", tally.answers());
        node.put("impossible", tally.impossible());
        ObjectNode paths = node.putObject("by_path");
        for (ReadPath path : ReadPath.values()) {
            paths.putObject(path.figure())
                    .put("answers", tally.answers(path))
                    .put("impossible", tally.impossible(path));
        }
        node.put("distinct_snapshots", tally.distinctSnapshots());
        node.put("unavailable", unavailable());
        node.put("transactions", findings.transactions());
        node.put("equal", findings.equal());
        return node + "\n";
    }

    String text() {
        BankTally tally = findings.tally();
        StringBuilder text = new StringBuilder("\ndrill bank\n");
        line(text, "transactions committed", findings.transactions());
        line(text, "answers checked", tally.answers());
        line(text, "  of different snapshots", tally.distinctSnapshots());
        line(text, "impossible answers", tally.impossible());
        for (ReadPath path : ReadPath.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-38s %,d, impossible %,d%n",
                    path.figure().replace('_', ' '),
                    tally.answers(path),
                    tally.impossible(path)));
        }
        line(text, "unavailable", unavailable());
        tally.unavailable().forEach((reason, count) -> line(text, "  " + reason, count));
        text.append(String.format(
                Locale.ROOT, "  %-40s %s%n", "equal to PostgreSQL", findings.equal() ? "yes, every row" : "NO"));
        tally.reports()
                .forEach(report -> text.append("  impossible: ").append(report).append('\n'));
        return text.toString();
    }

    private long unavailable() {
        return findings.tally().unavailable().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(String.format(Locale.ROOT, "  %-40s %,d%n", name, value));
    }
}
