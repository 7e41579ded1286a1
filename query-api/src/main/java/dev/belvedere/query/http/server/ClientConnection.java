package dev.belvedere.query.http.server;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A client's connection, which one thread at a time reads from.
 *
 * <p>Jetty 12.1.12 answers a request that it cannot parse on another thread, which may go on reading before the first thread has released the buffer: both
 * release it then, and the next two connections share it (Jetty's issue 12939 shows such a double release).
 */
final class ClientConnection extends HttpConnection {

    private final Object reading = new Object();

    private ClientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
        super(configuration, connector, endPoint);
    }

    @Override
    public void onFillable() {
        synchronized (reading) {
            ClientEndPoint.of(getEndPoint()).giveTurn();
            super.onFillable();
        }
    }

    /** Makes the connections of clients. */
    static final class Factory extends HttpConnectionFactory {

        Factory(HttpConfiguration configuration) {
            super(configuration);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(new ClientConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
        }
    }
}
