package dev.belvedere.query.http.server;

import dev.belvedere.query.auth.AuthSettings;
import dev.belvedere.query.tls.TlsSettings;
import java.util.Optional;

/**
 * What protects a server.
 *
 * @param tls the certificate of the server; by default none, so that clients use plain HTTP
 * @param peers where other instances are listened to; by default where clients are
 * @param auth whose tokens clients have to show; by default they show none. Needs a listener for other instances: at one for both, whoever says that it
 *     is an instance would need no token
 */
public record SecuritySettings(Optional<TlsSettings> tls, Optional<PeerListener> peers, Optional<AuthSettings> auth) {

    public SecuritySettings {
        if (auth.isPresent() && peers.isEmpty()) {
            throw new IllegalArgumentException("Tokens need a listener for other instances");
        }
    }

    /** Without tokens. */
    public SecuritySettings(Optional<TlsSettings> tls, Optional<PeerListener> peers) {
        this(tls, peers, Optional.empty());
    }

    /** The defaults. */
    public static SecuritySettings none() {
        return new SecuritySettings(Optional.empty(), Optional.empty());
    }
}
