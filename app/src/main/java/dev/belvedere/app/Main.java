package dev.belvedere.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.app.cli.BelvedereCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The program. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // By default, Java 17 writes in the locale's encoding, which is ASCII in many containers.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(out, err, arguments));
    }

    // After an uncaught error, other threads would keep the process running.
    private static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return BelvedereCommand.run(out, err, arguments);
        } catch (Error e) {
            e.printStackTrace(err);
            return 1;
        }
    }
}
