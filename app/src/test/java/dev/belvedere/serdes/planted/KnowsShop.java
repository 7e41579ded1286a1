package dev.belvedere.serdes.planted;

import dev.belvedere.shop.planted.SchemaStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsShop {
    private final Class<?> known = SchemaStandIn.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
