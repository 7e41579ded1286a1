package dev.belvedere.query.planted;

import io.javalin.planted.ServerStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsServer {
    private final Class<?> known = ServerStandIn.class;

    /** What it should not know. */
    public Class<?> known() {
        return known;
    }
}
