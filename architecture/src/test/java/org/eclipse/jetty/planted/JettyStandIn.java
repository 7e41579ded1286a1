package org.eclipse.jetty.planted;

/** Stands in for a class of this package. */
public final class JettyStandIn {

    private JettyStandIn() {}
}
