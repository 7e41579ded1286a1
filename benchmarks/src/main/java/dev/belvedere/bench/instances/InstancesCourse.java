package dev.belvedere.bench.instances;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What is measured, and how long. */
final class InstancesCourse {

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many instances there are in the end, two at least (default: ${DEFAULT-VALUE}).")
    int instances;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "12",
            description = "Virtual shards (default: ${DEFAULT-VALUE}).")
    int shards;

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
            description = "How long each is measured in a round (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Keep-alive connections of the load generator (default: ${DEFAULT-VALUE}).")
    int connections;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "500",
            description = "Reads a second while latency is measured (default: ${DEFAULT-VALUE}).")
    double rate;

    Duration window() {
        return Duration.ofSeconds(seconds);
    }

    String describe() {
        return "TPC-H " + scale + ", " + shards + " shards, " + connections + " connections, " + rounds
                + " round(s) of " + seconds + " s, latency at " + rate + " reads a second";
    }
}
