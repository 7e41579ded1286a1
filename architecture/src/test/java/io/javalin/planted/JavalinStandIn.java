package io.javalin.planted;

/** Stands in for a class of this package. */
public final class JavalinStandIn {

    private JavalinStandIn() {}
}
