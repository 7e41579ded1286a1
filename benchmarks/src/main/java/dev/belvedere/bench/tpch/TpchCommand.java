package dev.belvedere.bench.tpch;

import dev.belvedere.localshop.cli.ScaleOption;
import dev.belvedere.localshop.sandbox.Sandbox;
import dev.belvedere.localshop.sandbox.SandboxOptions;
import dev.belvedere.localshop.system.WorkingDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belvedere bench tpch}: exit code 0 if no view is different, 1 if one is. */
@Command(
        name = "tpch",
        description = {
            "Keep the 22 questions of TPC-H as views.",
            "Loads the benchmark's tables into PostgreSQL, captures them, serves the views, and compares each with PostgreSQL: "
                    + "after the snapshot, and after the benchmark's refresh functions have added and deleted orders."
        })
public final class TpchCommand implements Callable<Integer> {

    private static final long NOTHING_RANDOM = 0;

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.01");

    @Option(
            names = "--refreshes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Run both refresh functions N times (default: ${DEFAULT-VALUE}).")
    private int refreshes;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file as JSON.")
    private @Nullable Path json;

    public TpchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (refreshes < 0) {
            throw new ParameterException(spec.commandLine(), "--refreshes has to be 0 or more");
        }
        try (WorkingDirectory folder = WorkingDirectory.of(Optional.empty())) {
            new TpchFolder(tpch.value(), refreshes).writeTo(folder.path());
            SandboxOptions options = new SandboxOptions(
                    folder.path(),
                    Optional.empty(),
                    0,
                    0,
                    NOTHING_RANDOM,
                    TpchFolder.QUESTIONS,
                    false,
                    Optional.ofNullable(json),
                    false);
            return Sandbox.run(options, out) ? 0 : 1;
        }
    }
}
