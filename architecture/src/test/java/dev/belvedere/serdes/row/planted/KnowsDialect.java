package dev.belvedere.serdes.row.planted;

import dev.belvedere.serdes.dialect.planted.DialectStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsDialect {

    private KnowsDialect() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return DialectStandIn.class;
    }
}
