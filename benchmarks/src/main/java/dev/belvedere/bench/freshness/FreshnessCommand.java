package dev.belvedere.bench.freshness;

import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.localshop.cli.RateOption;
import dev.belvedere.localshop.cli.ScaleOption;
import dev.belvedere.localshop.system.LocalSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench freshness}: measures the time from a commit in PostgreSQL to a read over HTTP. */
@Command(
        name = "freshness",
        description = {
            "Measure the time from a commit in PostgreSQL to a read over HTTP.",
            "Each transaction changes an item's price, and the row is read until GET …/rows/{key} shows it, after Debezium, Kafka and the engine. Transactions "
                    + "start on schedule, independent of how long earlier ones take."
        })
public final class FreshnessCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.01");

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Measured transactions (default: ${DEFAULT-VALUE}).")
    private int transactions;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Transactions before the measured ones (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Mixin
    private final RateOption rate = new RateOption("50");

    @Mixin
    private final JsonOption json = new JsonOption();

    public FreshnessCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        try (LocalSystem system = LocalSystem.start(tpch.value(), out)) {
            FreshnessBenchmark benchmark = new FreshnessBenchmark(system.jdbcUrl(), system.http(), rate.value());
            out.printf("%nwarming up: %,d transactions at %s a second%n", warmUp, rate.value());
            benchmark.measure(warmUp);
            out.printf("measuring: %,d transactions at %s a second%n", transactions, rate.value());
            FreshnessReport report = benchmark.measure(transactions);
            out.println(report.text());
            json.write(report.json());
            return report.failures().isEmpty() ? 0 : 1;
        }
    }
}
