package dev.belvedere.query.route.planted;

import io.micrometer.planted.MicrometerStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsMicrometer {

    private KnowsMicrometer() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return MicrometerStandIn.class;
    }
}
