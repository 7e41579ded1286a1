package dev.belvedere.query.route.planted;

import io.micrometer.prometheusmetrics.planted.PrometheusStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsPrometheus {

    private KnowsPrometheus() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return PrometheusStandIn.class;
    }
}
