package dev.belvedere.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command that all others are part of. Exit codes: 0 done, 1 refused or failed, 2 used wrongly. */
@Command(
        name = "belvedere",
        description =
                "Materialized views written in SQL, kept exact and fresh from change events in Kafka, read by key over HTTP.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class BelvedereCommand {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private BelvedereCommand() {}

    /** Runs what the arguments ask for and gives the exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        BelvedereCommand command = new BelvedereCommand();
        return new CommandLine(command)
                .addSubcommand(new ServeCommand(out))
                .addSubcommand(new ExplainCommand(out))
                .addSubcommand(new VerifyCommand(out))
                .addSubcommand(new DemoCommand(out))
                .addSubcommand(new ShopCommand(out))
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setExecutionExceptionHandler(new ErrorReport(() -> command.debug))
                .registerConverter(Duration.class, new DurationOption())
                .execute(arguments);
    }
}
