package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a section {@code tls}: a certificate and a key as PEM files or as a keystore, and whom to trust. */
final class TlsSection {

    private static final List<String> CLIENT_AUTHS = List.of("none", "optional", "required");

    private final RawSettings settings;
    private final SettingReader read;
    private final Path folder;
    private final String section;

    /**
     * @param folder that relative paths start from
     * @param section its full key
     */
    TlsSection(RawSettings settings, SettingReader read, Path folder, String section) {
        this.settings = settings;
        this.read = read;
        this.folder = folder;
        this.section = section;
    }

    /** The section of a server for clients; empty if it is not there. */
    Optional<Tls> ofServer() {
        return tls("none");
    }

    /** The section of connections on which both sides show a certificate; empty if it is not there. */
    Optional<Tls> ofPeers() {
        return tls("required");
    }

    private Optional<Tls> tls(String clientAuth) {
        if (settings.keys().stream().noneMatch(key -> key.startsWith(section + "."))) {
            return Optional.empty();
        }
        Tls tls = new Tls(
                file(SettingKeys.TLS_CERTIFICATE),
                file(SettingKeys.TLS_KEY),
                file(SettingKeys.TLS_KEYSTORE),
                read.text(section + SettingKeys.TLS_KEYSTORE_PASSWORD, ""),
                file(SettingKeys.TLS_TRUST),
                clientAuth(clientAuth));
        check(tls);
        return Optional.of(tls);
    }

    private Optional<Path> file(String key) {
        return Optional.of(read.text(section + key, ""))
                .filter(name -> !name.isEmpty())
                .map(name -> folder.resolve(name).normalize());
    }

    private String clientAuth(String fallback) {
        String key = section + SettingKeys.TLS_CLIENT_AUTH;
        String written = read.text(key, fallback);
        if (!CLIENT_AUTHS.contains(written)) {
            settings.problem(
                    read.place(key),
                    quoted(key) + " is " + quoted(written) + ", which is not one of "
                            + String.join(", ", CLIENT_AUTHS));
            return fallback;
        }
        return written;
    }

    private void check(Tls tls) {
        boolean pem = tls.certificate().isPresent()
                && tls.key().isPresent()
                && tls.keystore().isEmpty();
        boolean keystore = tls.keystore().isPresent()
                && tls.certificate().isEmpty()
                && tls.key().isEmpty();
        if (!pem && !keystore) {
            settings.problem(
                    place(),
                    quoted(section) + " needs a certificate; write for example "
                            + quoted("{certificate: tls.crt, key: tls.key}") + " or "
                            + quoted("{keystore: keystore.p12, keystore-password: …}"));
        }
        if (!tls.clientAuth().equals("none") && tls.trust().isEmpty()) {
            settings.problem(
                    place(),
                    quoted(section + SettingKeys.TLS_TRUST)
                            + " is missing: the file with the certificates, or those of their"
                            + " authorities, that are trusted; write for example " + quoted("trust: ca.crt"));
        }
    }

    private String place() {
        return settings.keys().stream()
                .filter(key -> key.startsWith(section + "."))
                .findFirst()
                .map(read::place)
                .orElseThrow();
    }
}
