package dev.belvedere.bench.http;

import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.measure.Median;
import java.util.List;
import java.util.Locale;

/** The figures as a table, with the goals. */
final class HttpTable {

    private static final double MIN_OF_EMPTY_HANDLER = 0.8;
    private static final double MIN_OF_JDBC = 2.5;
    private static final double MAX_UNDER_INGEST = 2;
    private static final double MAX_BEYOND_FRESHNESS_MS = 10;

    private final HttpFigures figures;
    private final HttpRounds rounds;
    private final StringBuilder text = new StringBuilder();

    HttpTable(HttpFigures figures) {
        this.figures = figures;
        this.rounds = figures.rounds();
    }

    String text() {
        line(
                "%norder_summary, %,d rows; medians of the rounds%n%s%n%n",
                figures.rows(), figures.options().describe());
        throughput();
        latency();
        goals().forEach(goal -> text.append(goal.line()));
        figures.readYourWrites().ifPresent(this::readYourWrites);
        line("%n  wrong rows in the end: %,d of %,d%n", figures.wrongRows(), figures.rows());
        return text.toString();
    }

    private void throughput() {
        line(
                "  %-34s %10s %14s %12s %12s%n",
                "GET row, closed loop", "requests/s", "server us CPU", "generator", "row / it");
        double row = rounds.median(HttpScenario.ROW, LoadWindow::perSecond);
        for (HttpScenario scenario : HttpScenario.values()) {
            double perSecond = rounds.median(scenario, LoadWindow::perSecond);
            line(
                    "  %-34s %,10.0f %14.1f %12.1f %12.2f%n",
                    scenario.title(),
                    perSecond,
                    rounds.median(scenario, LoadWindow::serverMicros),
                    rounds.median(scenario, window -> window.load().generatorMicros()),
                    row / perSecond);
        }
        line(
                "  ingest held, changes/s: %,.0f at least, %,.0f asked; all readable after %,.0f ms at most%n%n",
                rounds.ingests().stream()
                        .mapToDouble(IngestLoad.Findings::perSecond)
                        .min()
                        .orElse(Double.NaN),
                figures.options().rate,
                rounds.ingests().stream()
                        .mapToDouble(IngestLoad.Findings::catchUpMs)
                        .max()
                        .orElse(Double.NaN));
    }

    private void latency() {
        line(
                "  %-34s %10s %10s %10s %10s %10s%n",
                "at half of row under ingest, ms", "p50", "p90", "p99", "p99.9", "max");
        latency("row", rounds.alone());
        latency("row under ingest", rounds.underIngest());
        line("%n");
    }

    private void latency(String title, List<Latency> latencies) {
        line(
                "  %-34s %10.2f %10.2f %10.2f %10.2f %10.2f%n",
                title,
                Median.of(latencies, Latency::p50Ms),
                Median.of(latencies, Latency::p90Ms),
                Median.of(latencies, Latency::p99Ms),
                Median.of(latencies, Latency::p999Ms),
                Median.of(latencies, Latency::maxMs));
    }

    private List<RatioGoal> goals() {
        return List.of(
                new RatioGoal(
                        "row / empty handler",
                        MIN_OF_EMPTY_HANDLER,
                        false,
                        rounds.ratios(HttpScenario.ROW, HttpScenario.EMPTY_HANDLER)),
                new RatioGoal("row / jdbc", MIN_OF_JDBC, false, rounds.ratios(HttpScenario.ROW, HttpScenario.JDBC)),
                new RatioGoal("p99 under ingest / p99", MAX_UNDER_INGEST, true, rounds.latencyRatios()));
    }

    private void readYourWrites(ReadYourWritesFigures writes) {
        ReadYourWrites.Findings reads = writes.reads();
        line(
                "%n  writes read back: %,d of %,d; without a token: %,d%n",
                reads.seen(), reads.reads(), reads.withoutTokenSeen());
        line(
                "  wait from the acknowledgement, ms: p50 %.1f, p99 %.1f; freshness p50 %.1f; at most %.0f ms more: %s%n",
                reads.medianWaitMs(),
                reads.p99WaitMs(),
                writes.freshnessMs(),
                MAX_BEYOND_FRESHNESS_MS,
                reached(writes) ? "reached" : "not reached");
    }

    // The wait of reads that do not show the write is meaningless.
    private static boolean reached(ReadYourWritesFigures writes) {
        ReadYourWrites.Findings reads = writes.reads();
        return reads.seen() == reads.reads() && reads.medianWaitMs() <= writes.freshnessMs() + MAX_BEYOND_FRESHNESS_MS;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
