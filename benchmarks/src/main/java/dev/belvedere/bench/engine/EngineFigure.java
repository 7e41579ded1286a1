package dev.belvedere.bench.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One of the compared figures.
 *
 * @param json its name in the JSON
 * @param title its name in table and plot
 * @param format its format in the table
 * @param ofTheCeiling whether it is measured for the ceiling too
 */
record EngineFigure(
        String json, String title, ToDoubleFunction<CandidateResult> value, String format, boolean ofTheCeiling) {

    static final EngineFigure MAX = new EngineFigure("max", "freshness max, ms", CandidateResult::max, "%,.1f", false);

    static final List<EngineFigure> FRESHNESS = List.of(
            new EngineFigure("p50", "freshness p50, ms", CandidateResult::p50, "%,.1f", false),
            new EngineFigure("p99", "freshness p99, ms", CandidateResult::p99, "%,.1f", false),
            MAX);

    static final List<EngineFigure> THROUGHPUT = List.of(
            new EngineFigure("load", "load, events/s", CandidateResult::load, "%,.0f", true),
            new EngineFigure("churn", "churn, events/s", CandidateResult::churn, "%,.0f", true));

    static final List<EngineFigure> COST = List.of(
            new EngineFigure(
                    "internal_bytes_per_event",
                    "internal topics, bytes/event",
                    CandidateResult::internalBytesPerEvent,
                    "%,.1f",
                    false),
            new EngineFigure(
                    "state_bytes_per_row",
                    "state on disk, bytes/row",
                    CandidateResult::stateBytesPerRow,
                    "%,.1f",
                    false),
            new EngineFigure("peak_rss_bytes", "peak RSS, bytes", CandidateResult::peakRssBytes, "%,.0f", true),
            new EngineFigure(
                    "cpu_seconds_per_million",
                    "CPU, s/million events",
                    CandidateResult::cpuSecondsPerMillion,
                    "%,.1f",
                    true));

    /** The formatted figure; a dash if it was not measured. */
    String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, format, figure);
    }
}
