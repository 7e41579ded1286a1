package dev.belvedere.bench.options;

import picocli.CommandLine.Option;

/** The option {@code --rate} of measurements that change the shop by transactions in PostgreSQL. */
public final class TransactionRateOption {

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Transactions per second (default: ${DEFAULT-VALUE}).")
    private double perSecond;

    public double perSecond() {
        return perSecond;
    }
}
