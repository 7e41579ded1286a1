package dev.belvedere.bench.drill;

import dev.belvedere.bench.options.ClusterOptions;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster, the load and the length of a drill. */
final class DrillOptions {

    @Mixin
    final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Row changes per second (default: ${DEFAULT-VALUE}).")
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
            defaultValue = "50",
            description = "Reads per second of each reader (default: ${DEFAULT-VALUE}).")
    double reads;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "400",
            description = "Orders that change and are read (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Length of the disturbance in seconds (default: depends on the drill).")
    int pause;

    @Option(names = "--short", description = "Run a shorter drill, as a smoke test.")
    boolean isShort;

    /** The length of the disturbance: as requested, otherwise the given seconds. */
    Duration disturbance(int seconds, int shortSeconds) {
        return Duration.ofSeconds(pause > 0 ? pause : isShort ? shortSeconds : seconds);
    }

    /** The length of the undisturbed phases before and after it. */
    Duration calm() {
        return Duration.ofSeconds(isShort ? 4 : 10);
    }
}
