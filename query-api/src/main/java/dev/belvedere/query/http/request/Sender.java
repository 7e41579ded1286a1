package dev.belvedere.query.http.request;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Tells requests of other instances from those of clients, by the connector that they arrive at: a header can be forged. */
public final class Sender {

    /** The name of connectors at which other instances are believed what they say of themselves. */
    public static final String PEERS = "peers";

    private Sender() {}

    /** Whether what the request says as one of another instance is believed. */
    public static boolean isPeer(Context request) {
        return isPeer(ServletContextRequest.getServletContextRequest(request.req()));
    }

    /** The same of a request that has not reached its route yet. */
    public static boolean isPeer(Request request) {
        return PEERS.equals(request.getConnectionMetaData().getConnector().getName());
    }
}
