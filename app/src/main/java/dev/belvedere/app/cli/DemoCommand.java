package dev.belvedere.app.cli;

import dev.belvedere.app.demo.Demo;
import dev.belvedere.app.demo.DemoOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belvedere demo}: a shop to look at. */
@Command(
        name = "demo",
        description = {
            "Start PostgreSQL, Debezium, Kafka and a schema registry on this machine, load a shop, serve its views, and keep it changing.",
            "Ctrl-C stops everything and leaves nothing behind."
        })
final class DemoCommand implements Callable<Integer> {

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}: 15,000 orders).")
    private double scale;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "20",
            description = "Transactions a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--verify",
            description = "Compare the views with the database, row by row: after loading, and then every minute.")
    private boolean verify;

    @Option(names = "--exit", description = "End after loading, and verifying if asked for; change nothing.")
    private boolean exit;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep everything there, and go on with what is there (default: a temporary directory).")
    private @Nullable Path directory;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where rows are served; if it is taken, some free port (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many instances serve the views, each at a port of its own (default: ${DEFAULT-VALUE}).")
    private int instances;

    DemoCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        require(scale > 0 && scale <= 100, "--tpch is above 0 and at most 100, for example 0.01");
        require(rate > 0 && rate <= 10_000, "--rate is above 0 and at most 10000");
        require(httpPort >= 0 && httpPort <= 65_535, "--http-port is 0 to 65535");
        require(instances >= 1 && instances <= 16, "--instances is 1 to 16");
        DemoOptions options =
                new DemoOptions(scale, rate, verify, exit, Optional.ofNullable(directory), httpPort, instances);
        return Demo.run(options, out) ? 0 : 1;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
