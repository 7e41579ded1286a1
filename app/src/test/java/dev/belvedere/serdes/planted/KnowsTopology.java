package dev.belvedere.serdes.planted;

import dev.belvedere.topology.planted.KnowsCalcite;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsTopology {
    private final Class<?> known = KnowsCalcite.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
