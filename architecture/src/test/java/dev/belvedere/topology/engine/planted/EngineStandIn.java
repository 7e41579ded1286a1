package dev.belvedere.topology.engine.planted;

/** Stands in for a class of this package. */
public final class EngineStandIn {

    private EngineStandIn() {}
}
