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
        // Java 17 would write in the locale's encoding, which is plain ASCII in many a container.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(out, err, arguments));
    }

    // A thread that dies would leave the process running on its other threads.
    private static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return BelvedereCommand.run(out, err, arguments);
        } catch (Error e) {
            e.printStackTrace(err);
            return 1;
        }
    }
}
