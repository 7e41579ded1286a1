package dev.belvedere.bench.http;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What is measured, and how long. */
final class HttpCourse {

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured; the figures are medians (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each is measured in a round; latencies twice as long (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Keep-alive connections of the load generator (default: ${DEFAULT-VALUE}).")
    int connections;

    @Option(
            names = "--pool",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "PostgreSQL connections of those who read there (default: ${DEFAULT-VALUE}, as HikariCP has it).")
    int pool;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Changes a second of ingest (default: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many writes are read back; 0 for none (default: ${DEFAULT-VALUE}).")
    int writes;

    @Option(
            names = "--write-rate",
            paramLabel = "PER_SECOND",
            defaultValue = "200",
            description = "Writes a second of those (default: ${DEFAULT-VALUE}).")
    double writeRate;

    /** Of one measurement of throughput. */
    Duration window() {
        return Duration.ofSeconds(seconds);
    }

    /** Of one measurement of latency. */
    Duration longWindow() {
        return window().multipliedBy(2);
    }

    String describe() {
        return "TPC-H " + scale + ", " + connections + " connections, " + rounds + " round(s) of " + seconds
                + " s, ingest of " + rate + " changes a second, " + pool + " PostgreSQL connections";
    }
}
