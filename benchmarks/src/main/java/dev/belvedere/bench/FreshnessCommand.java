package dev.belvedere.bench;

import dev.belvedere.app.demo.LocalSystem;
import dev.belvedere.bench.measure.JsonFile;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench freshness}: from a commit in PostgreSQL to a read over HTTP, on the demo's own stack. */
@Command(
        name = "freshness",
        description = {
            "Measures how long it takes from a commit in PostgreSQL until GET …/rows/{key} shows it, through Debezium, Kafka and the engine.",
            "Each transaction changes an item's price; transactions start on schedule, however long the ones before them take."
        },
        mixinStandardHelpOptions = true)
final class FreshnessCommand implements Callable<Integer> {

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many are measured (default: ${DEFAULT-VALUE}).")
    private int transactions;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many come before those (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Transactions a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        try (LocalSystem system = LocalSystem.start(scale, out)) {
            out.printf("%nwarming up: %,d transactions at %s a second%n", warmUp, rate);
            new Freshness(system.jdbcUrl(), system.http(), rate).measure(warmUp);
            out.printf("measuring: %,d transactions at %s a second%n", transactions, rate);
            FreshnessReport report = new Freshness(system.jdbcUrl(), system.http(), rate).measure(transactions);
            out.println(report);
            json.write(report.toJson());
            return report.failures().isEmpty() ? 0 : 1;
        }
    }
}
