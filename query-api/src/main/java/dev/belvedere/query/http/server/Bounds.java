package dev.belvedere.query.http.server;

import java.time.Duration;

/** Checks the values of settings. */
public final class Bounds {

    private Bounds() {}

    /** @throws IllegalArgumentException if the number is less */
    static void atLeast(int least, int number, String what) {
        if (number < least) {
            throw new IllegalArgumentException("The " + what + " are " + number + "; at least " + least + " is needed");
        }
    }

    /** @throws IllegalArgumentException if the time is zero or less */
    public static void positive(Duration time, String what) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The " + what + " is " + time + "; it has to be more than zero");
        }
    }
}
