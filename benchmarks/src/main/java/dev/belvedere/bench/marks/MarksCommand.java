package dev.belvedere.bench.marks;

import dev.belvedere.bench.freshness.FreshnessBenchmark;
import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.localshop.cli.RateOption;
import dev.belvedere.localshop.cli.ScaleOption;
import dev.belvedere.localshop.system.LocalSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench marks}: counts the marks that tell every shard how far the sources have been read. */
@Command(
        name = "marks",
        description = {
            "Count the marks on all exchanges, idle and under transactions.",
            "Runs a local shop once for each number of shards, and counts marks and their bytes beside all other messages."
        })
public final class MarksCommand implements Callable<Integer> {

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration SETTLING_WINDOW = Duration.ofSeconds(3);

    private final PrintStream out;

    @Option(
            names = "--shards",
            paramLabel = "N",
            split = ",",
            defaultValue = "16,64",
            description = "Numbers of virtual shards, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> shards = List.of();

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.001");

    @Mixin
    private final RateOption rate = new RateOption("50");

    @Mixin
    private final JsonOption json = new JsonOption();

    public MarksCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        List<MarkRates> rates = new ArrayList<>();
        for (int number : shards) {
            try (LocalSystem system = LocalSystem.start(tpch.value(), number, out);
                    MarkCounter counter = new MarkCounter(system.bootstrapServers())) {
                awaitQuiet(counter);
                out.println("counting, idle");
                rates.add(new MarkRates(number, "idle", counter.count(WINDOW)));
                out.printf("counting, %s transactions a second%n", rate.value());
                CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> change(system));
                rates.add(new MarkRates(number, "busy", counter.count(WINDOW)));
                changes.join();
            }
        }
        out.printf("%n%s%n", MarkRates.HEADER);
        rates.forEach(each -> out.println(each.line()));
        json.write("[" + String.join(",", rates.stream().map(MarkRates::json).toList()) + "]\n");
        return 0;
    }

    // The marks of the load have ended when a window has none.
    private void awaitQuiet(MarkCounter counter) {
        while (counter.count(SETTLING_WINDOW).marks() > 0) {
            out.println("waiting for the marks of the load to end");
        }
    }

    private void change(LocalSystem system) {
        try {
            new FreshnessBenchmark(system.jdbcUrl(), system.http(), rate.value())
                    .measure((int) (rate.value() * WINDOW.toSeconds()));
        } catch (SQLException e) {
            throw new IllegalStateException("the shop cannot be changed", e);
        }
    }
}
