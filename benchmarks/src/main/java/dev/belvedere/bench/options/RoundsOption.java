package dev.belvedere.bench.options;

import picocli.CommandLine.Option;

/** The option {@code --rounds}: the number of repetitions, whose median is reported. */
public final class RoundsOption {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each measurement; the figures are medians (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /** @param defaultRounds the number of rounds if the option is not given */
    public RoundsOption(int defaultRounds) {
        this.rounds = defaultRounds;
    }

    public int count() {
        return rounds;
    }
}
