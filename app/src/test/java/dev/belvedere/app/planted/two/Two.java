package dev.belvedere.app.planted.two;

import dev.belvedere.app.planted.one.One;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class Two {
    private final Class<?> known = One.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
