package dev.belvedere.localshop.cli;

import dev.belvedere.localshop.sandbox.Sandbox;
import dev.belvedere.localshop.sandbox.SandboxOptions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belvedere try}: exit code 0 if no view is different, 1 if one is. */
@Command(
        name = "try",
        description = {
            "Try your own schema, views and events on this machine.",
            "Starts PostgreSQL, Debezium, Kafka, a schema registry and the engine, serves the views of DIR, and compares each with PostgreSQL. "
                    + "DIR has view*.sql or views/*.sql, and some of schema.sql, changes.sql, events.json, connector.json, tables.yaml, "
                    + "expected.json and expected.md."
        })
final class TryCommand implements Callable<Integer> {

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the files.")
    private Path folder = Path.of("");

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    "Create the tables of this PostgreSQL database first, without their rows; schema.sql runs after that.")
    private @Nullable String jdbc;

    @Option(
            names = "--churn",
            paramLabel = "N",
            defaultValue = "0",
            description = "Run N random transactions over all tables and compare again (default: ${DEFAULT-VALUE}).")
    private int churn;

    @Option(
            names = "--fill",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Insert N random rows into each empty table before it is captured (default: ${DEFAULT-VALUE}).")
    private int fill;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the random rows and transactions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Serve at most N view files in one process (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--recreate-topic",
            description = "Delete the topic of events.json and create it again before its list 'later'.")
    private boolean recreateTopic;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file as JSON.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Leave everything running at the end, until Ctrl-C.")
    private boolean keep;

    TryCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        OptionBounds.require(spec, Files.isDirectory(folder), "DIR has to be a folder, which '" + folder + "' is not");
        OptionBounds.require(spec, churn >= 0 && churn <= 1_000_000, "--churn has to be 0 to 1000000");
        OptionBounds.require(spec, fill >= 0 && fill <= 100_000, "--fill has to be 0 to 100000");
        OptionBounds.require(spec, batch >= 1 && batch <= 1_000, "--batch has to be 1 to 1000");
        SandboxOptions options = new SandboxOptions(
                folder,
                Optional.ofNullable(jdbc),
                fill,
                churn,
                seed,
                batch,
                recreateTopic,
                Optional.ofNullable(json),
                keep);
        return Sandbox.run(options, out) ? 0 : 1;
    }
}
