package io.micrometer.prometheusmetrics.planted;

/** Stands in for a class of this package. */
public final class PrometheusStandIn {

    private PrometheusStandIn() {}
}
