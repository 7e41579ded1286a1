package dev.belvedere.serdes.frame.planted;

import io.confluent.planted.ConfluentStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsConfluent {

    private KnowsConfluent() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return ConfluentStandIn.class;
    }
}
