package dev.belvedere.devstack.service;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's main class, and ends the process when standard input ends, which is when the parent process has ended. So a child does not
 * outlive a killed parent.
 */
final class ParentWatchdog {

    private ParentWatchdog() {}

    /**
     * Runs the other program.
     *
     * @param arguments its main class, and its own arguments
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watchdog = new Thread(ParentWatchdog::exitAtEndOfInput, "parent-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        Object programArguments = Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, programArguments);
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent sends nothing.
            }
        } catch (IOException broken) {
            // Equivalent to its end.
        }
        System.exit(0);
    }
}
