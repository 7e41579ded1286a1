package dev.belvedere.query.http.server;

import dev.belvedere.query.tls.ClientCertificates;
import dev.belvedere.query.tls.TlsSettings;
import java.util.Optional;

/**
 * Where other instances, and nobody else, are listened to. Whoever reaches it is taken for an instance, unless it has TLS: then who shows a trusted
 * certificate.
 *
 * @param port 0 to 65,535; 0 takes any free port
 * @param tls the instance's own certificate, for both sides of its connections to others, and those of the others
 */
public record PeerListener(String host, int port, Optional<TlsSettings> tls) {

    public PeerListener {
        if (tls.isPresent() && tls.get().clients() != ClientCertificates.REQUIRED) {
            throw new IllegalArgumentException("Instances have to show certificates to each other");
        }
    }
}
