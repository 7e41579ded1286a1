package dev.belvedere.query.route.planted;

import io.javalin.planted.JavalinStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsJavalin {

    private KnowsJavalin() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return JavalinStandIn.class;
    }
}
