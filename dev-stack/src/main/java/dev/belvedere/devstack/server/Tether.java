package dev.belvedere.devstack.server;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's main class and ends it when standard input ends, which is when whoever started it is gone. So a child does not outlive
 * a parent that was killed.
 */
final class Tether {

    private Tether() {}

    /**
     * Runs the other program.
     *
     * @param arguments its main class, and its own arguments
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Tether::exitWithInput, "tether");
        watch.setDaemon(true);
        watch.start();
        Object own = Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, own);
    }

    private static void exitWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on this line.
            }
        } catch (IOException broken) {
            // As good as its end.
        }
        System.exit(0);
    }
}
