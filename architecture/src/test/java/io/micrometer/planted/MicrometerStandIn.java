package io.micrometer.planted;

/** Stands in for a class of this package. */
public final class MicrometerStandIn {

    private MicrometerStandIn() {}
}
