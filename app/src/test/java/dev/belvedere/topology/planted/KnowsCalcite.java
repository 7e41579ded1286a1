package dev.belvedere.topology.planted;

import org.apache.calcite.planted.RelationalStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsCalcite {
    private final Class<?> known = RelationalStandIn.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
