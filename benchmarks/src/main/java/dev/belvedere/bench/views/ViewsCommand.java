package dev.belvedere.bench.views;

import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.localshop.cli.ScaleOption;
import dev.belvedere.localshop.system.LocalShop;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench views}: starts one instance with one view, and one with many. */
@Command(
        name = "views",
        description = {
            "Measure what many views cost beside one.",
            "Starts an instance with one view and then one with many different views, each on the same topics with nothing built before, and measures the time until all "
                    + "are hydrated, and how many tasks, internal topics and stores they take."
        })
public final class ViewsCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.01");

    @Option(
            names = "--views",
            paramLabel = "N",
            defaultValue = "100",
            description = "Views of the second instance (default: ${DEFAULT-VALUE}).")
    private int views;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "16",
            description = "Virtual shards (default: ${DEFAULT-VALUE}).")
    private int shards;

    @Mixin
    private final JsonOption json = new JsonOption();

    public ViewsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        try (Teardown teardown = Teardown.atExit()) {
            LocalShop shop = LocalShop.start(tpch.value(), Optional.empty(), LocalStack.LOOPBACK, out, teardown);
            ViewsBenchmark benchmark = new ViewsBenchmark(shop, shards, out);
            ViewsReport report = new ViewsReport(benchmark.measure(1), benchmark.measure(views));
            out.printf("%n%s", report.text());
            json.write(report.json());
            return 0;
        }
    }
}
