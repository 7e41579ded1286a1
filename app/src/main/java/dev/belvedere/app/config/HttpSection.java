package dev.belvedere.app.config;

import static dev.belvedere.app.config.Entries.quoted;

import dev.belvedere.app.config.Configuration.Connections;
import dev.belvedere.app.config.Configuration.Follows;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Reads;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of the section {@code http}. */
final class HttpSection {

    /** As browsers send it: scheme, host and maybe a port, and nothing behind. */
    private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/?#@\\s*]+");

    private final Entries entries;
    private final Reading read;

    HttpSection(Entries entries, Reading read) {
        this.entries = entries;
        this.read = read;
    }

    Http http() {
        return new Http(
                read.text(Keys.HTTP_HOST, "127.0.0.1"),
                read.number(Keys.HTTP_PORT, 8080, 0, 65_535),
                reads(),
                connections(),
                new Follows(read.number(Keys.HTTP_SUBSCRIBERS, 1_000, 0, 1_000_000), timeout(Keys.HTTP_HEARTBEAT, 15)),
                corsOrigins());
    }

    private Reads reads() {
        return new Reads(
                read.number(Keys.HTTP_READS, Runtime.getRuntime().availableProcessors(), 1, 1_024),
                read.number(Keys.HTTP_WAITING_READS, 64, 0, 100_000),
                read.duration(
                        Keys.HTTP_WAIT_TIMEOUT, Duration.ofMillis(500), Duration.ofMillis(1), Duration.ofMinutes(1)),
                timeout(Keys.HTTP_READ_TIMEOUT, 5),
                read.number(Keys.HTTP_KEYS, 1_000, 1, 100_000),
                read.number(Keys.HTTP_ROWS, 10_000, 1, 1_000_000));
    }

    private Connections connections() {
        return new Connections(
                read.number(Keys.HTTP_CONNECTIONS, 2_048, 1, 1_000_000),
                read.bytes(Keys.HTTP_HEAD, 64, 1, 16 * 1_024),
                timeout(Keys.HTTP_HEAD_TIMEOUT, 10),
                timeout(Keys.HTTP_ANSWER_TIMEOUT, 30),
                timeout(Keys.HTTP_IDLE_TIMEOUT, 30));
    }

    private Duration timeout(String key, int seconds) {
        return read.duration(key, Duration.ofSeconds(seconds), Duration.ofMillis(1), Duration.ofMinutes(10));
    }

    private List<String> corsOrigins() {
        List<String> origins = read.list(Keys.HTTP_CORS_ORIGINS);
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                entries.problem(
                        read.place(Keys.HTTP_CORS_ORIGINS),
                        quoted(Keys.HTTP_CORS_ORIGINS) + " names " + quoted(origin)
                                + ", which is not an origin, for example \"https://shop.example\", or \"*\" for all");
            }
        }
        return origins;
    }
}
