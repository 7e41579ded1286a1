package dev.belvedere.query.http;

/**
 * Where the read API listens.
 *
 * @param host the address or name to bind; loopback unless told otherwise
 * @param port 0 to 65,535; 0 takes any free port
 */
public record ServerSettings(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";

    public ServerSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    "The host to listen on is blank; name an address, for example " + LOOPBACK);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port to listen on is " + port + "; it has to be 0 to 65535");
        }
    }

    /** Listens on this machine only. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings(LOOPBACK, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
