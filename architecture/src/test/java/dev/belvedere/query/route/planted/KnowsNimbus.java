package dev.belvedere.query.route.planted;

import com.nimbusds.planted.NimbusStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsNimbus {

    private KnowsNimbus() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return NimbusStandIn.class;
    }
}
