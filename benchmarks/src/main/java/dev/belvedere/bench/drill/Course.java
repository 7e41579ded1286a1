package dev.belvedere.bench.drill;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How a drill goes. */
final class Course {

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Row changes a second (default: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    double scale;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "12",
            description = "Virtual shards (default: ${DEFAULT-VALUE}).")
    int shards;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "3",
            description = "Instances (default: ${DEFAULT-VALUE}).")
    int instances;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Readers, each on a thread of its own (default: ${DEFAULT-VALUE}).")
    int readers;

    @Option(
            names = "--reads",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Reads a second of each (default: ${DEFAULT-VALUE}).")
    double reads;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "400",
            description = "How many orders change and are read (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "How long an instance is paused, killed or cut off, or a service down (default: what suits the drill).")
    int pause;

    @Option(names = "--short", description = "Take less time: enough to see that nothing is broken.")
    boolean isShort;

    /** How long the trouble lasts: what was asked for, or else one of these. */
    Duration trouble(int seconds, int shortSeconds) {
        return Duration.ofSeconds(pause > 0 ? pause : isShort ? shortSeconds : seconds);
    }

    /** How long all goes well, before the trouble and after it. */
    Duration calm() {
        return Duration.ofSeconds(isShort ? 4 : 10);
    }
}
