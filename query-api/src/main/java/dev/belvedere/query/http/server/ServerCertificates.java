package dev.belvedere.query.http.server;

import dev.belvedere.query.tls.Certificates;
import dev.belvedere.query.tls.UnusableCertificateException;
import java.util.Optional;

/**
 * The certificates that a server shows.
 *
 * @param clients to clients
 * @param peers to other instances, on both sides of the connections to them
 */
public record ServerCertificates(Optional<Certificates> clients, Optional<Certificates> peers)
        implements AutoCloseable {

    /**
     * Reads them, and follows their files until closed.
     *
     * @param name stands for the server in logs and metrics
     * @throws UnusableCertificateException if one cannot be used
     */
    public static ServerCertificates open(String name, SecuritySettings settings) {
        Optional<Certificates> clients = settings.tls().map(tls -> Certificates.of(name, tls));
        try {
            return new ServerCertificates(
                    clients, settings.peers().flatMap(PeerListener::tls).map(tls -> Certificates.of("peers", tls)));
        } catch (UnusableCertificateException unusable) {
            clients.ifPresent(Certificates::close);
            throw unusable;
        }
    }

    @Override
    public void close() {
        clients.ifPresent(Certificates::close);
        peers.ifPresent(Certificates::close);
    }
}
