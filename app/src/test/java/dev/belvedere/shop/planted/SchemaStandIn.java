package dev.belvedere.shop.planted;

/** Stands in for a class of this package that somebody should not know. */
public final class SchemaStandIn {
    private SchemaStandIn() {}
}
