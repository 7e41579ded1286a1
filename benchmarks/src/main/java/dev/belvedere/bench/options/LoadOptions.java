package dev.belvedere.bench.options;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of measurements that load servers with requests in several rounds. */
public final class LoadOptions {

    @Mixin
    private final RoundsOption rounds = new RoundsOption(5);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Length of each measurement in a round, in seconds (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Keep-alive connections of the load generator (default: ${DEFAULT-VALUE}).")
    private int connections;

    public int rounds() {
        return rounds.count();
    }

    public int seconds() {
        return seconds;
    }

    /** The length of one measurement. */
    public Duration window() {
        return Duration.ofSeconds(seconds);
    }

    public int connections() {
        return connections;
    }
}
