package org.apache.calcite.planted;

/** Stands in for a class of this package that somebody should not know. */
public final class RelationalStandIn {
    private RelationalStandIn() {}
}
