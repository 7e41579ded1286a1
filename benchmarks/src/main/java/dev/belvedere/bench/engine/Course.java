package dev.belvedere.bench.engine;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What all contestants are put through, and with which settings. */
final class Course {

    private static final int CHURN_DIVISOR = 2;
    private static final int LEAST_CHURN = 20_000;

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.1",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--churn",
            paramLabel = "N",
            description = "How many changes follow the load (default: half as many as rows were loaded).")
    int churn;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Changes a second while freshness is measured (default: ${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How long freshness is measured, after a warm-up of a quarter of that (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each table's topic; and shards (default: ${DEFAULT-VALUE}).")
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
            description = "Commit interval, milliseconds (default: ${DEFAULT-VALUE}).")
    long commitMs;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "Java heap of each contestant (default: ${DEFAULT-VALUE}).")
    String heap = "512m";

    @Option(
            names = "--memory-mib",
            paramLabel = "N",
            defaultValue = "256",
            description = "RocksDB's memory, MiB (default: ${DEFAULT-VALUE}).")
    long memoryMib;

    @Option(
            names = "--dsl-cache-mib",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "The DSL's record cache, MiB; 0 for none (default: ${DEFAULT-VALUE}, as Kafka Streams has it).")
    long dslCacheMib;

    @Option(names = "--dsl-optimized", description = "Build the DSL's topology with topology.optimization=all.")
    boolean dslOptimized;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "Goes to each contestant's JVM, for example -XX:+UseSerialGC.")
    List<String> javaOptions = new ArrayList<>();

    /** How many changes follow a load of so many rows. */
    int churn(int rows) {
        return churn > 0 ? churn : Math.max(LEAST_CHURN, rows / CHURN_DIVISOR);
    }

    /** How many changes come before those whose freshness is measured. */
    int warmUp() {
        return rate * seconds / 4;
    }

    /** How many changes there are while freshness is measured. */
    int paced() {
        return warmUp() + rate * seconds;
    }

    String describe() {
        return "TPC-H " + scale + ", " + partitions + " partitions, " + threads
                + " threads, exactly once, commit every "
                + commitMs + " ms, heap " + heap + ", RocksDB " + memoryMib + " MiB; the DSL with a record cache of "
                + dslCacheMib + " MiB" + (dslOptimized ? " and topology.optimization=all" : "")
                + ", the engine with none";
    }
}
