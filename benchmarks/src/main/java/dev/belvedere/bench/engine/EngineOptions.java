package dev.belvedere.bench.engine;

import dev.belvedere.bench.options.RoundsOption;
import dev.belvedere.localshop.cli.ScaleOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workload and the settings, which are the same for all candidates. */
final class EngineOptions {

    private static final int CHURN_DIVISOR = 2;
    private static final int MIN_CHURN = 20_000;

    @Mixin
    final ScaleOption tpch = new ScaleOption("0.1");

    @Mixin
    final RoundsOption rounds = new RoundsOption(1);

    @Option(
            names = "--churn",
            paramLabel = "N",
            description = "Changes after the load (default: half the number of loaded rows, at least 20,000).")
    int churn;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Changes per second while freshness is measured (default: ${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Length of the freshness measurement in seconds, after a warm-up of the same length (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each table's topic, and shards (default: ${DEFAULT-VALUE}).")
    int partitions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processing threads (default: ${DEFAULT-VALUE}).")
    int threads;

    @Option(
            names = "--commit-ms",
            paramLabel = "N",
            defaultValue = "10",
            description = "Commit interval in milliseconds (default: ${DEFAULT-VALUE}).")
    long commitMs;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "Java heap of each candidate (default: ${DEFAULT-VALUE}).")
    String heap = "512m";

    @Option(
            names = "--memory-mib",
            paramLabel = "N",
            defaultValue = "256",
            description = "Memory of RocksDB in MiB (default: ${DEFAULT-VALUE}).")
    long memoryMib;

    @Option(
            names = "--dsl-cache-mib",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Record cache of the DSL in MiB; 0 for none (default: ${DEFAULT-VALUE}, that of Kafka Streams).")
    long dslCacheMib;

    @Option(names = "--dsl-optimized", description = "Build the DSL's topology with topology.optimization=all.")
    boolean dslOptimized;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "Option of each candidate's JVM, for example -XX:+UseSerialGC; can be repeated.")
    List<String> javaOptions = new ArrayList<>();

    /** The number of changes after a load of the given number of rows. */
    int churn(int rows) {
        return churn > 0 ? churn : Math.max(MIN_CHURN, rows / CHURN_DIVISOR);
    }

    /** The number of changes before those whose freshness is measured. */
    int warmUp() {
        return rate * seconds;
    }

    /** The number of all changes of the freshness measurement, including the warm-up. */
    int paced() {
        return warmUp() + rate * seconds;
    }

    String describe() {
        return "TPC-H " + tpch.value() + ", " + partitions + " partitions, " + threads
                + " threads, exactly once, commit every "
                + commitMs + " ms, heap " + heap + ", RocksDB " + memoryMib + " MiB; the DSL with a record cache of "
                + dslCacheMib + " MiB" + (dslOptimized ? " and topology.optimization=all" : "")
                + ", the engine with none";
    }
}
