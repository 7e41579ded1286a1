package dev.belvedere.topology.state.planted;

import dev.belvedere.topology.engine.planted.EngineStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsEngine {

    private KnowsEngine() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return EngineStandIn.class;
    }
}
