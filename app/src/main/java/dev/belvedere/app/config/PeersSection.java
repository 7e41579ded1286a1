package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Peers;
import dev.belvedere.app.config.Configuration.Tls;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the section {@code peers}. */
final class PeersSection {

    private final RawSettings settings;
    private final SettingReader read;
    private final Path folder;

    PeersSection(RawSettings settings, SettingReader read, Path folder) {
        this.settings = settings;
        this.read = read;
        this.folder = folder;
    }

    Optional<Peers> peers() {
        int port = read.number(SettingKeys.PEERS_PORT, 0, 1, 65_535);
        Optional<Tls> tls = new TlsSection(settings, read, folder, SettingKeys.PEERS_TLS).ofPeers();
        String host = read.text(SettingKeys.PEERS_HOST, "127.0.0.1");
        if (port == 0) {
            settings.keys().stream()
                    .filter(key -> key.startsWith("peers.") && !key.equals(SettingKeys.PEERS_PORT))
                    .findFirst()
                    .ifPresent(key -> settings.problem(
                            read.place(key),
                            quoted(SettingKeys.PEERS_PORT) + " is missing: the port at which other instances are"
                                    + " listened to; write for example " + quoted("port: 8090")));
            return Optional.empty();
        }
        return Optional.of(new Peers(host, port, tls));
    }
}
