package dev.belvedere.query.http.planted;

/** Stands in for a class of this package. */
public final class RoutesStandIn {

    private RoutesStandIn() {}
}
