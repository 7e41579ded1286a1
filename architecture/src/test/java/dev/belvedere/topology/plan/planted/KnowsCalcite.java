package dev.belvedere.topology.plan.planted;

import org.apache.calcite.planted.CalciteStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsCalcite {

    private KnowsCalcite() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return CalciteStandIn.class;
    }
}
