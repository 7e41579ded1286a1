package dev.belvedere.app.verify.planted;

import dev.belvedere.topology.engine.planted.EngineStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsTopology {

    private KnowsTopology() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return EngineStandIn.class;
    }
}
