package dev.belvedere.serdes.dialect.planted;

/** Stands in for a class of this package. */
public final class DialectStandIn {

    private DialectStandIn() {}
}
