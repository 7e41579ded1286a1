package dev.belvedere.planted.one;

import dev.belvedere.planted.two.Two;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class One {

    private One() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return Two.class;
    }
}
