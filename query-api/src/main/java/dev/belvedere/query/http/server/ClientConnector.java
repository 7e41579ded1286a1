package dev.belvedere.query.http.server;

import dev.belvedere.query.tls.Certificates;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Accepts clients within the limits on connections. */
final class ClientConnector extends ServerConnector {

    /** Lets Jetty choose the number. */
    private static final int ACCEPTORS = -1;

    /**
     * @param selectors the number of threads that read from connections; less than 1 for Jetty's own choice
     * @param certificates those for TLS; empty for plain HTTP
     */
    ClientConnector(
            Server server,
            HttpConfiguration http,
            ConnectionLimits limits,
            int selectors,
            Optional<Certificates> certificates) {
        super(server, ACCEPTORS, selectors, factories(http, certificates));
        setIdleTimeout(limits.idleTimeout().toMillis());
        addBean(new NetworkConnectionLimit(limits.most(), this));
        addBean(new SlowClientGuard(this, limits));
    }

    private static ConnectionFactory[] factories(HttpConfiguration http, Optional<Certificates> certificates) {
        ClientConnection.Factory plain = new ClientConnection.Factory(http);
        return certificates
                .map(used ->
                        new ConnectionFactory[] {new SslConnectionFactory(used.server(), plain.getProtocol()), plain})
                .orElseGet(() -> new ConnectionFactory[] {plain});
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        ClientEndPoint client = new ClientEndPoint(channel, selector, key, getScheduler());
        client.setIdleTimeout(getIdleTimeout());
        return client;
    }
}
