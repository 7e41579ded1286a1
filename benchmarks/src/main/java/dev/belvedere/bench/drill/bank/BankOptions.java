package dev.belvedere.bench.drill.bank;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The cluster, the load and the length of the drill. */
final class BankOptions {

    private static final long ANSWERS = 100_000;
    private static final long ANSWERS_OF_EACH_PATH = 1_000;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofSeconds(60);

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "6",
            description = "Virtual shards (default: ${DEFAULT-VALUE}).")
    int shards;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "3",
            description = "Instances (default: ${DEFAULT-VALUE}).")
    int instances;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each table's topic (default: ${DEFAULT-VALUE}).")
    int partitions;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "100",
            description = "Transactions per second, of three to nine rows (default: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Readers, each on its own thread (default: ${DEFAULT-VALUE}).")
    int readers;

    @Option(
            names = "--reads",
            paramLabel = "PER_SECOND",
            defaultValue = "60",
            description = "Reads per second of each reader (default: ${DEFAULT-VALUE}).")
    double reads;

    @Option(names = "--short", description = "Run a shorter drill, as a smoke test.")
    boolean isShort;

    @Option(
            names = "--ungated",
            description =
                    "Open all gates of the engine, to show that the drill notices it: the exit code is 0 if it does.")
    boolean isUngated;

    /** How many answers are enough. */
    long answers() {
        return isShort ? ANSWERS / 10 : ANSWERS;
    }

    /** How many answers by each path are enough. */
    long answersOfEachPath() {
        return isShort ? ANSWERS_OF_EACH_PATH / 10 : ANSWERS_OF_EACH_PATH;
    }

    /** How long it runs until there are so many. */
    Duration longest() {
        return isShort ? SHORT : LONGEST;
    }
}
