package dev.belvedere.query.http.server;

import dev.belvedere.query.route.PeerSettings;
import java.util.List;

/**
 * Where the read API listens, for whom, and within which limits.
 *
 * @param host the address or name to bind; by default loopback
 * @param port 0 to 65,535; 0 takes any free port
 * @param origins the origins whose pages may read, as {@code https://shop.example}, or {@code *} for all; by default none
 * @param peers how the instance asks others
 * @param security what protects the server
 */
public record ServerSettings(
        String host,
        int port,
        ReadLimits reads,
        ConnectionLimits connections,
        SubscriptionLimits subscriptions,
        List<String> origins,
        PeerSettings peers,
        SecuritySettings security) {

    private static final String LOOPBACK = "127.0.0.1";

    public ServerSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    "The host to listen on is blank; name an address, for example " + LOOPBACK);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port to listen on is " + port + "; it has to be 0 to 65535");
        }
        origins = List.copyOf(origins);
    }

    /** Listens for plain HTTP, with nothing that protects it. */
    public ServerSettings(
            String host,
            int port,
            ReadLimits reads,
            ConnectionLimits connections,
            SubscriptionLimits subscriptions,
            List<String> origins,
            PeerSettings peers) {
        this(host, port, reads, connections, subscriptions, origins, peers, SecuritySettings.none());
    }

    /** Listens there with the default limits, for no other origin. */
    public ServerSettings(String host, int port) {
        this(
                host,
                port,
                ReadLimits.defaults(),
                ConnectionLimits.defaults(),
                SubscriptionLimits.defaults(),
                List.of(),
                PeerSettings.defaults());
    }

    /** Listens on loopback with the default limits. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings(LOOPBACK, port);
    }

    /** The same with other protection. */
    public ServerSettings with(SecuritySettings protection) {
        return new ServerSettings(host, port, reads, connections, subscriptions, origins, peers, protection);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
