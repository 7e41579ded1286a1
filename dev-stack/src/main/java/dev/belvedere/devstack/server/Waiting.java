package dev.belvedere.devstack.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits for something that nobody announces, by asking ten times a second.
 *
 * @param patience how long to ask
 */
record Waiting(Duration patience) {

    private static final int PAUSE_MS = 100;

    static Waiting upTo(Duration patience) {
        return new Waiting(patience);
    }

    /** Whether the condition came to hold before patience was at its end. Asks at least once. */
    boolean until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        return true;
    }
}
