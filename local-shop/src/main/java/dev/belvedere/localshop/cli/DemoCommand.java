package dev.belvedere.localshop.cli;

import dev.belvedere.localshop.demo.Demo;
import dev.belvedere.localshop.demo.DemoOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belvedere demo}: the whole system on this machine. */
@Command(
        name = "demo",
        description = {
            "Run a whole shop on this machine: database, Kafka, views and workload.",
            "Starts PostgreSQL, Debezium, Kafka, a schema registry and the engine, loads TPC-H rows, serves the views, and keeps the rows changing. "
                    + "Ctrl-C stops everything and leaves nothing behind. Several demos can run at once."
        })
final class DemoCommand implements Callable<Integer> {

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ScaleOption scale = new ScaleOption("0.01");

    @Mixin
    private final RateOption rate = new RateOption("20");

    @Option(
            names = "--verify",
            description = "Compare every row of the views with the database, after loading and then every minute.")
    private boolean verify;

    @Option(
            names = "--exit",
            description = "End after loading, and after verifying if --verify is given; run no transactions.")
    private boolean exit;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep all files in this directory and continue from what is there "
                    + "(default: a temporary directory, deleted at the end).")
    private @Nullable Path directory;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the read API; if it is taken, the next free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "Instances that serve the views, each on its own port (default: ${DEFAULT-VALUE}).")
    private int instances;

    DemoCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        OptionBounds.require(spec, httpPort >= 0 && httpPort <= 65_535, "--http-port has to be 0 to 65535");
        OptionBounds.require(spec, instances >= 1 && instances <= 16, "--instances has to be 1 to 16");
        DemoOptions options = new DemoOptions(
                scale.value(), rate.value(), verify, exit, Optional.ofNullable(directory), httpPort, instances);
        return Demo.run(options, out) ? 0 : 1;
    }
}
