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
 */
public record ServerSettings(
        String host,
        int port,
        ReadLimits reads,
        ConnectionLimits connections,
        SubscriptionLimits subscriptions,
        List<String> origins,
        PeerSettings peers) {

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

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
