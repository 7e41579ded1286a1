package io.javalin.planted;

/** Stands in for a class of this package that somebody should not know. */
public final class ServerStandIn {
    private ServerStandIn() {}
}
