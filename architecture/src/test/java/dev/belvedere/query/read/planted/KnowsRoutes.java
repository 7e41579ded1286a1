package dev.belvedere.query.read.planted;

import dev.belvedere.query.http.planted.RoutesStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsRoutes {

    private KnowsRoutes() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return RoutesStandIn.class;
    }
}
