package dev.belvedere.bench.popular;

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

/** {@code belvedere bench popular}: renames a user with very many orders while other rows change. */
@Command(
        name = "popular",
        description = {
            "Measure a change of a parent row with very many children.",
            "Renames a user with very many orders, and measures how long it takes until all of them show the new name, and how long the changes of other users and "
                    + "their orders take meanwhile, from commit to read over HTTP; the same changes are also measured while nothing else happens."
        })
public final class PopularParentCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.01");

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Orders of the popular user (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Mixin
    private final RateOption rate = new RateOption("50");

    @Mixin
    private final JsonOption json = new JsonOption();

    public PopularParentCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        try (LocalSystem system = LocalSystem.start(tpch.value(), out);
                PopularParentBenchmark benchmark =
                        new PopularParentBenchmark(system.jdbcUrl(), system.http(), orders, rate.value())) {
            out.printf("%nloading a user with %,d orders%n", orders);
            benchmark.load();
            // Warms up.
            benchmark.measureQuiet();
            out.println("measuring: the others alone");
            PopularParentReport.Waits alone = benchmark.measureQuiet();
            out.println("measuring: the user is renamed");
            PopularParentReport report = benchmark.measureRename(alone);
            out.println(report.text());
            json.write(report.json());
            return report.renamed() == orders ? 0 : 1;
        }
    }
}
