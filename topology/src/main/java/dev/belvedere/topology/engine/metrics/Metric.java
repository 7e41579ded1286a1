package dev.belvedere.topology.engine.metrics;

import java.util.List;

/** A metric's name and meaning, as Prometheus and the page of metrics show them. */
public interface Metric {

    /** How a metric's values are to be read. */
    enum Kind {
        /** A value that goes up and down. */
        GAUGE(""),
        /** A number that only grows while the process lives. */
        COUNTER("_total"),
        /** Times in seconds, counted in buckets. */
        HISTOGRAM("_seconds");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Returns the name with dots between its words, without the suffix of its kind. */
    String id();

    Kind kind();

    /** Returns the meaning, as one sentence. */
    String help();

    /** Returns the names of the labels. */
    List<String> labels();

    /** Returns the name that Prometheus shows. */
    default String prometheusName() {
        return id().replace('.', '_') + kind().suffix;
    }
}
