package org.apache.calcite.planted;

/** Stands in for a class of this package. */
public final class CalciteStandIn {

    private CalciteStandIn() {}
}
