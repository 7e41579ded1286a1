package dev.belvedere.query.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one side of a connection shows who it is, and whom it trusts.
 *
 * @param key the key and its certificates
 * @param trust a file of certificates in PEM format: the other side's, or their authorities'; needed unless clients show none
 * @param clients whether clients show certificates
 * @param checkEvery how often the files are looked at for changes, more than zero; by default 10 s
 */
public record TlsSettings(KeyFiles key, Optional<Path> trust, ClientCertificates clients, Duration checkEvery) {

    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    public TlsSettings {
        if (clients != ClientCertificates.NONE && trust.isEmpty()) {
            throw new IllegalArgumentException(
                    "Clients' certificates are asked for, and no file says which are trusted");
        }
    }

    public TlsSettings(KeyFiles key, Optional<Path> trust, ClientCertificates clients) {
        this(key, trust, clients, CHECK_EVERY);
    }

    /** All files that are read. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(key.files());
        trust.ifPresent(files::add);
        return files;
    }
}
