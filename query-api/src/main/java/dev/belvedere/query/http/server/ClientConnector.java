package dev.belvedere.query.http.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts clients within the limits on connections. */
final class ClientConnector extends ServerConnector {

    /** Lets Jetty choose the number. */
    private static final int ACCEPTORS = -1;

    /** @param selectors the number of threads that read from connections; less than 1 for Jetty's own choice */
    ClientConnector(Server server, HttpConfiguration http, ServerSettings settings, int selectors) {
        super(server, ACCEPTORS, selectors, new ClientConnection.Factory(http));
        setHost(settings.host());
        setPort(settings.port());
        ConnectionLimits limits = settings.connections();
        setIdleTimeout(limits.idleTimeout().toMillis());
        addBean(new NetworkConnectionLimit(limits.most(), this));
        addBean(new SlowClientGuard(this, limits));
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        ClientEndPoint client = new ClientEndPoint(channel, selector, key, getScheduler());
        client.setIdleTimeout(getIdleTimeout());
        return client;
    }
}
