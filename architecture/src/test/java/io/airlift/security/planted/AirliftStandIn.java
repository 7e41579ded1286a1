package io.airlift.security.planted;

/** Stands in for a class of this package. */
public final class AirliftStandIn {

    private AirliftStandIn() {}
}
