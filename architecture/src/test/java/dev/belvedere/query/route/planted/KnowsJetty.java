package dev.belvedere.query.route.planted;

import org.eclipse.jetty.planted.JettyStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsJetty {

    private KnowsJetty() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return JettyStandIn.class;
    }
}
