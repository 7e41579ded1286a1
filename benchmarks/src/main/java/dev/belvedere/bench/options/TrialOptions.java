package dev.belvedere.bench.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The options {@code --minutes} and {@code --seed} of random trials, each of which has the next number as its seed. */
public final class TrialOptions {

    private static final double MILLIS_A_MINUTE = 60e3;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "Begin trials for N minutes; 0 for one, or for one on each processor (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first trial; each next one has the next number (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** @param defaultMinutes the minutes if the option is not given */
    public TrialOptions(double defaultMinutes) {
        this.minutes = defaultMinutes;
    }

    /** Returns for how long trials begin. */
    public Duration time() {
        return Duration.ofMillis(Math.round(minutes * MILLIS_A_MINUTE));
    }

    public long seed() {
        return seed;
    }
}
