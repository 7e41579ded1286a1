package dev.belvedere.query.route.planted;

import io.airlift.security.planted.AirliftStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsAirlift {

    private KnowsAirlift() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return AirliftStandIn.class;
    }
}
