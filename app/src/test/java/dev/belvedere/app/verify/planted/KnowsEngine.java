package dev.belvedere.app.verify.planted;

import dev.belvedere.topology.planted.KnowsCalcite;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsEngine {
    private final Class<?> known = KnowsCalcite.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
