package dev.belvedere.app.planted.one;

import dev.belvedere.app.planted.two.Two;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class One {
    private final Class<?> known = Two.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
