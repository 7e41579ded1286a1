package dev.belvedere.query.http.server;

import java.time.Duration;

/** Checks the values of settings. */
final class LimitChecks {

    private LimitChecks() {}

    /** @throws IllegalArgumentException if the number is less */
    static void atLeast(int least, int number, String what) {
        if (number < least) {
            throw new IllegalArgumentException("The " + what + " are " + number + "; at least " + least + " is needed");
        }
    }

    /** @throws IllegalArgumentException if the time is zero or less */
    static void positive(Duration time, String what) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The " + what + " is " + time + "; it has to be more than zero");
        }
    }
}
