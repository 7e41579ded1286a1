package dev.belvedere.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line of {@code belvedere bench} and {@code belvedere drill}. */
@Command(
        name = "belvedere",
        description = "Benchmarks and drills of Belvedere.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class BenchMain {

    private BenchMain() {}

    /** Runs one command and ends the process: 0 for success, 1 for a failed measurement or a drill that found a violation, 2 for wrong usage. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(out, err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(new BenchMain());
        new BenchCommands().commands(out).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setExecutionExceptionHandler(BenchMain::report)
                .execute(arguments);
    }

    private static int report(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(thrown instanceof BelvedereException) && !(thrown instanceof DevStackException)) {
            throw thrown;
        }
        line.getErr().println("error: " + thrown.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
