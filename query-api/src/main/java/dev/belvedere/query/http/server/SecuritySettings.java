package dev.belvedere.query.http.server;

import dev.belvedere.query.tls.TlsSettings;
import java.util.Optional;

/**
 * What protects a server.
 *
 * @param tls the certificate of the server; by default none, so that clients use plain HTTP
 * @param peers where other instances are listened to; by default where clients are
 */
public record SecuritySettings(Optional<TlsSettings> tls, Optional<PeerListener> peers) {

    /** The defaults. */
    public static SecuritySettings none() {
        return new SecuritySettings(Optional.empty(), Optional.empty());
    }
}
