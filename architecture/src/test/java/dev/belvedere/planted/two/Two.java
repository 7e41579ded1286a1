package dev.belvedere.planted.two;

import dev.belvedere.planted.one.One;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class Two {

    private Two() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return One.class;
    }
}
