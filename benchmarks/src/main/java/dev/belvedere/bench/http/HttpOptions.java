package dev.belvedere.bench.http;

import dev.belvedere.bench.options.LoadOptions;
import dev.belvedere.localshop.cli.ScaleOption;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data, the load and the lengths of the measurement. */
final class HttpOptions {

    @Mixin
    final ScaleOption tpch = new ScaleOption("0.01");

    @Mixin
    final LoadOptions load = new LoadOptions();

    @Option(
            names = "--pool",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "PostgreSQL connections of each server that reads there (default: ${DEFAULT-VALUE}, HikariCP's).")
    int pool;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Changes per second of ingest (default: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Writes that are read back; 0 for none (default: ${DEFAULT-VALUE}).")
    int writes;

    @Option(
            names = "--write-rate",
            paramLabel = "PER_SECOND",
            defaultValue = "200",
            description = "Writes per second that are read back (default: ${DEFAULT-VALUE}).")
    double writeRate;

    /** The length of a latency measurement, twice that of a throughput measurement. */
    Duration latencyWindow() {
        return load.window().multipliedBy(2);
    }

    String describe() {
        return "TPC-H " + tpch.value() + ", " + load.connections() + " connections, " + load.rounds() + " round(s) of "
                + load.seconds() + " s, ingest of " + rate + " changes a second, " + pool + " PostgreSQL connections";
    }
}
