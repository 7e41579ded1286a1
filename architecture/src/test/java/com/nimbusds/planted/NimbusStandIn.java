package com.nimbusds.planted;

/** Stands in for a class of this package. */
public final class NimbusStandIn {

    private NimbusStandIn() {}
}
