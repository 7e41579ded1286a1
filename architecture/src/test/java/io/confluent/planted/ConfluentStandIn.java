package io.confluent.planted;

/** Stands in for a class of this package. */
public final class ConfluentStandIn {

    private ConfluentStandIn() {}
}
