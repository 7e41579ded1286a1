package dev.belvedere.bench.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One of the things that are compared.
 *
 * @param json its name in the JSON
 * @param title its name for people
 * @param format how it is printed
 * @param ofTheCeiling whether the ceiling has it too
 */
record Figure(String json, String title, ToDoubleFunction<Result> value, String format, boolean ofTheCeiling) {

    static final Figure MAX = new Figure("max", "freshness max, ms", Result::max, "%,.1f", false);

    static final List<Figure> FRESHNESS = List.of(
            new Figure("p50", "freshness p50, ms", Result::p50, "%,.1f", false),
            new Figure("p99", "freshness p99, ms", Result::p99, "%,.1f", false),
            MAX);

    static final List<Figure> THROUGHPUT = List.of(
            new Figure("load", "load, events/s", Result::load, "%,.0f", true),
            new Figure("churn", "churn, events/s", Result::churn, "%,.0f", true));

    static final List<Figure> COST = List.of(
            new Figure(
                    "internal_bytes_per_event",
                    "internal topics, bytes/event",
                    Result::internalBytesPerEvent,
                    "%,.1f",
                    false),
            new Figure("state_bytes_per_row", "state on disk, bytes/row", Result::stateBytesPerRow, "%,.1f", false),
            new Figure("peak_rss_bytes", "peak RSS, bytes", Result::peakRssBytes, "%,.0f", true),
            new Figure(
                    "cpu_seconds_per_million", "CPU, s/million events", Result::cpuSecondsPerMillion, "%,.1f", true));

    /** A dash where it was not measured. */
    String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, format, figure);
    }
}
