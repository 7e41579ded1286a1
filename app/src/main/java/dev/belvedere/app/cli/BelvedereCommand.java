package dev.belvedere.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top-level command. Exit codes: 0 for success, 1 for a command that failed or found a difference, 2 for wrong usage. */
@Command(
        name = "belvedere",
        description = "Materialized views in SQL, kept exact and fresh by Kafka Streams, read by key over HTTP.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class)
public final class BelvedereCommand {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private BelvedereCommand() {}

    /** Runs the command that the arguments name and returns the exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return commandLine(out, err).execute(arguments);
    }

    /** Creates the command line with the engine's own commands and those of every {@link CommandProvider} on the class path. */
    public static CommandLine commandLine(PrintStream out, PrintStream err) {
        BelvedereCommand command = new BelvedereCommand();
        CommandLine line = new CommandLine(command)
                .addSubcommand(new ServeCommand(out))
                .addSubcommand(new ExplainCommand(out))
                .addSubcommand(new VerifyCommand(out))
                .addSubcommand(new DeadLettersCommand(out));
        ServiceLoader.load(CommandProvider.class)
                .forEach(provider -> provider.commands(out).forEach(line::addSubcommand));
        return line.setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new ErrorReport(() -> command.debug))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationOption());
    }
}
