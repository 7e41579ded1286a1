package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.config.Configuration.Peers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code instances}. */
final class InstancesSection {

    /** A name, an IPv4 address or an IPv6 address in brackets, and a port. */
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]");

    private final RawSettings settings;
    private final SettingReader read;

    InstancesSection(RawSettings settings, SettingReader read) {
        this.settings = settings;
        this.read = read;
    }

    Instances instances(Http http, Optional<Peers> peers) {
        return new Instances(
                given(SettingKeys.INSTANCES_ADDRESS, ADDRESS, "host:port, for example \"10.0.0.7:8080\"")
                        .or(() -> peers.isPresent()
                                ? defaultAddress(peers.get().host(), peers.get().port())
                                : defaultAddress(http.host(), http.port())),
                given(SettingKeys.INSTANCES_NAME, NAME, "a name of letters, digits, dots, hyphens and underscores"),
                read.number(SettingKeys.INSTANCES_STANDBYS, 1, 0, 16),
                read.duration(
                        SettingKeys.INSTANCES_SESSION_TIMEOUT,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(30)),
                read.duration(
                        SettingKeys.INSTANCES_FORWARD_TIMEOUT,
                        Duration.ofMillis(300),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1)),
                read.duration(SettingKeys.INSTANCES_HEDGE_AFTER, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));
    }

    private Optional<String> given(String key, Pattern pattern, String expected) {
        String text = read.text(key, "");
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            settings.problem(
                    read.place(key), quoted(key) + " is " + settings.shown(key, text) + ", which is not " + expected);
        }
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Optional<String> defaultAddress(String host, int port) {
        if (port == 0) {
            return Optional.empty();
        }
        if (!EVERYWHERE.contains(host)) {
            return Optional.of((host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port);
        }
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName() + ":" + port);
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }
}
