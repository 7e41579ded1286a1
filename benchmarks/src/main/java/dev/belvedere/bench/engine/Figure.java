package dev.belvedere.bench.engine;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is compared: its name in the JSON and for people, how it is taken from a result and printed, and whether the ceiling has it too. */
enum Figure {
    LOAD("load", "load, events/s", Result::load, "%,.0f", true),
    CHURN("churn", "churn, events/s", Result::churn, "%,.0f", true),
    P50("p50", "freshness p50, ms", Result::p50, "%,.1f", false),
    P99("p99", "freshness p99, ms", Result::p99, "%,.1f", false),
    MAX("max", "freshness max, ms", Result::max, "%,.1f", false),
    INTERNAL("internal_bytes_per_event", "internal topics, bytes/event", Result::internalBytesPerEvent, "%,.1f", false),
    STATE("state_bytes_per_row", "state on disk, bytes/row", Result::stateBytesPerRow, "%,.1f", false),
    RSS("peak_rss_bytes", "peak RSS, bytes", Result::peakRssBytes, "%,.0f", true),
    CPU("cpu_seconds_per_million", "CPU, s/million events", Result::cpuSecondsPerMillion, "%,.1f", true);

    private final String json;
    private final String title;
    private final ToDoubleFunction<Result> value;
    private final String format;
    private final boolean ofTheCeiling;

    Figure(String json, String title, ToDoubleFunction<Result> value, String format, boolean ofTheCeiling) {
        this.json = json;
        this.title = title;
        this.value = value;
        this.format = format;
        this.ofTheCeiling = ofTheCeiling;
    }

    String json() {
        return json;
    }

    String title() {
        return title;
    }

    ToDoubleFunction<Result> value() {
        return value;
    }

    boolean isOfTheCeiling() {
        return ofTheCeiling;
    }

    /** A dash where it was not measured. */
    String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, format, figure);
    }
}
