package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.ConnectionSettings;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.ReadSettings;
import dev.belvedere.app.config.Configuration.SubscriptionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the section {@code http}. */
final class HttpSection {

    /** An origin as browsers send it: scheme, host and optional port, without a path. */
    private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/?#@\\s*]+");

    private final RawSettings settings;
    private final SettingReader read;
    private final Path folder;

    HttpSection(RawSettings settings, SettingReader read, Path folder) {
        this.settings = settings;
        this.read = read;
        this.folder = folder;
    }

    Http http() {
        return new Http(
                read.text(SettingKeys.HTTP_HOST, "127.0.0.1"),
                read.number(SettingKeys.HTTP_PORT, 8080, 0, 65_535),
                reads(),
                connections(),
                new SubscriptionSettings(
                        read.number(SettingKeys.HTTP_SUBSCRIBERS, 1_000, 0, 1_000_000),
                        timeout(SettingKeys.HTTP_HEARTBEAT, 15)),
                corsOrigins(),
                new TlsSection(settings, read, folder, SettingKeys.HTTP_TLS).ofServer(),
                new AuthSection(settings, read).auth());
    }

    private ReadSettings reads() {
        return new ReadSettings(
                read.number(SettingKeys.HTTP_READS, Runtime.getRuntime().availableProcessors(), 1, 1_024),
                read.number(SettingKeys.HTTP_WAITING_READS, 64, 0, 100_000),
                read.duration(
                        SettingKeys.HTTP_WAIT_TIMEOUT,
                        Duration.ofMillis(500),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1)),
                timeout(SettingKeys.HTTP_READ_TIMEOUT, 5),
                read.number(SettingKeys.HTTP_KEYS, 1_000, 1, 100_000),
                read.number(SettingKeys.HTTP_ROWS, 10_000, 1, 1_000_000));
    }

    private ConnectionSettings connections() {
        return new ConnectionSettings(
                read.number(SettingKeys.HTTP_CONNECTIONS, 2_048, 1, 1_000_000),
                read.bytes(SettingKeys.HTTP_HEAD, 64, 1, 16 * 1_024),
                timeout(SettingKeys.HTTP_HEAD_TIMEOUT, 10),
                timeout(SettingKeys.HTTP_ANSWER_TIMEOUT, 30),
                timeout(SettingKeys.HTTP_IDLE_TIMEOUT, 30));
    }

    private Duration timeout(String key, int seconds) {
        return read.duration(key, Duration.ofSeconds(seconds), Duration.ofMillis(1), Duration.ofMinutes(10));
    }

    private List<String> corsOrigins() {
        List<String> origins = read.list(SettingKeys.HTTP_CORS_ORIGINS);
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                settings.problem(
                        read.place(SettingKeys.HTTP_CORS_ORIGINS),
                        quoted(SettingKeys.HTTP_CORS_ORIGINS) + " names "
                                + settings.shown(SettingKeys.HTTP_CORS_ORIGINS, origin)
                                + ", which is not an origin, for example \"https://shop.example\", or \"*\" for all");
            }
        }
        return origins;
    }
}
