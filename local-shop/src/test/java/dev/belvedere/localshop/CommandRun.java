package dev.belvedere.localshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.app.cli.BelvedereCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What one command, run in this JVM, has answered. */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs the command to its end. */
    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                BelvedereCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
        return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
