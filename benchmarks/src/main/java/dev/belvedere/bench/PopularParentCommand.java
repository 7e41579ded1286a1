package dev.belvedere.bench;

import dev.belvedere.app.demo.LocalSystem;
import dev.belvedere.bench.measure.JsonFile;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench popular}: a user with very many orders is renamed while others are at work. */
@Command(
        name = "popular",
        description = {
            "Renames a user with very many orders, and measures how long it takes until all of them show the new name,",
            "and how long the changes of other users and their orders take meanwhile, from commit to read over HTTP.",
            "Beside it the same changes are measured while nothing else happens."
        },
        mixinStandardHelpOptions = true)
final class PopularParentCommand implements Callable<Integer> {

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor, for the others (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "100000",
            description = "The popular user's orders (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "The others' transactions a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        try (LocalSystem system = LocalSystem.start(scale, out);
                PopularParent popular = new PopularParent(system.jdbcUrl(), system.http(), orders, rate)) {
            out.printf("%nloading a user with %,d orders%n", orders);
            popular.load();
            popular.measureQuiet();
            out.println("measuring: the others alone");
            PopularParentReport.Waits alone = popular.measureQuiet();
            out.println("measuring: the user is renamed");
            PopularParentReport report = popular.measureRename(alone);
            out.println(report);
            json.write(report.toJson());
            return report.renamed() == orders ? 0 : 1;
        }
    }
}
