package dev.belvedere.bench;

import dev.belvedere.bench.engine.EngineCommand;
import dev.belvedere.bench.http.HttpCommand;
import dev.belvedere.bench.instances.InstancesCommand;
import dev.belvedere.serdes.failure.BelvedereException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code belvedere bench}. */
@Command(
        name = "belvedere bench",
        description = "Measures Belvedere on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FreshnessCommand.class,
            EngineCommand.class,
            HttpCommand.class,
            InstancesCommand.class,
            MarksCommand.class,
            PopularParentCommand.class
        })
final class Main {

    private Main() {}

    /** Ends the process: 0 for a measurement that was made, 1 for one that failed, 2 for a command that is none. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    if (!(thrown instanceof BelvedereException)) {
                        throw thrown;
                    }
                    line.getErr().println("error: " + thrown.getMessage());
                    return 1;
                })
                .execute(arguments));
    }
}
