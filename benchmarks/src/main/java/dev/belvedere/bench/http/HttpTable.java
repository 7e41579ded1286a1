package dev.belvedere.bench.http;

import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Window;
import java.util.List;
import java.util.Locale;

/** The figures for people. */
final class HttpTable {

    private static final double LEAST_OF_THE_EMPTY_HANDLER = 0.8;
    private static final double LEAST_OF_JDBC = 2.5;
    private static final double MOST_UNDER_INGEST = 2;
    private static final double MOST_BEYOND_FRESHNESS_MS = 10;

    private final HttpFigures figures;
    private final Rounds rounds;
    private final StringBuilder text = new StringBuilder();

    HttpTable(HttpFigures figures) {
        this.figures = figures;
        this.rounds = figures.rounds();
    }

    String text() {
        line(
                "%norder_summary, %,d rows; medians of the rounds%n%s%n%n",
                figures.rows(), figures.course().describe());
        throughput();
        latency();
        goals().forEach(goal -> text.append(goal.line()));
        figures.writerReads().ifPresent(this::writers);
        line("%n  wrong rows in the end: %,d of %,d%n", figures.wrongRows(), figures.rows());
        return text.toString();
    }

    private void throughput() {
        line(
                "  %-34s %10s %14s %12s %12s%n",
                "GET row, closed loop", "requests/s", "server us CPU", "generator", "row / it");
        double row = rounds.median(Contender.ROW, Window::perSecond);
        for (Contender contender : Contender.values()) {
            double perSecond = rounds.median(contender, Window::perSecond);
            line(
                    "  %-34s %,10.0f %14.1f %12.1f %12.2f%n",
                    contender.title(),
                    perSecond,
                    rounds.median(contender, Window::serverMicros),
                    rounds.median(contender, window -> window.load().generatorMicros()),
                    row / perSecond);
        }
        line(
                "  ingest held, changes/s: %,.0f at least, %,.0f asked; all readable after %,.0f ms at most%n%n",
                rounds.ingests().stream()
                        .mapToDouble(Ingest.Findings::perSecond)
                        .min()
                        .orElse(Double.NaN),
                figures.course().rate,
                rounds.ingests().stream()
                        .mapToDouble(Ingest.Findings::catchUpMs)
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
                Rounds.median(latencies, Latency::p50Ms),
                Rounds.median(latencies, Latency::p90Ms),
                Rounds.median(latencies, Latency::p99Ms),
                Rounds.median(latencies, Latency::p999Ms),
                Rounds.median(latencies, Latency::maxMs));
    }

    private List<Goal> goals() {
        return List.of(
                new Goal(
                        "row / empty handler",
                        LEAST_OF_THE_EMPTY_HANDLER,
                        false,
                        rounds.ratios(Contender.ROW, Contender.EMPTY_HANDLER)),
                new Goal("row / jdbc", LEAST_OF_JDBC, false, rounds.ratios(Contender.ROW, Contender.JDBC)),
                new Goal("p99 under ingest / p99", MOST_UNDER_INGEST, true, rounds.latencyRatios()));
    }

    private void writers(WriterReads writers) {
        ReadYourWrites.Findings reads = writers.reads();
        line(
                "%n  writes read back: %,d of %,d; without a token: %,d%n",
                reads.seen(), reads.reads(), reads.withoutTokenSeen());
        line(
                "  wait from the acknowledgement, ms: p50 %.1f, p99 %.1f; freshness p50 %.1f; at most %.0f ms more: %s%n",
                reads.medianWaitMs(),
                reads.p99WaitMs(),
                writers.freshnessMs(),
                MOST_BEYOND_FRESHNESS_MS,
                reached(writers) ? "reached" : "not reached");
    }

    // How long reads wait that do not show the write says nothing.
    private static boolean reached(WriterReads writers) {
        ReadYourWrites.Findings reads = writers.reads();
        return reads.seen() == reads.reads()
                && reads.medianWaitMs() <= writers.freshnessMs() + MOST_BEYOND_FRESHNESS_MS;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
