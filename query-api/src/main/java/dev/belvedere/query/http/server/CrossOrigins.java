package dev.belvedere.query.http.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Lets pages of other origins read (CORS): answers their preflight requests, and says on every answer, refusals too, what they may see. */
public final class CrossOrigins {

    private static final String ANY = "*";
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Set<String> EXPOSED = Set.of(
            "ETag",
            "Retry-After",
            "Next-Cursor",
            "Sync-Token",
            "Belvedere-Frontier",
            "Belvedere-Instance",
            "Allow",
            "Belvedere-Shard",
            "Belvedere-Role",
            "Belvedere-Lag");

    private CrossOrigins() {}

    /** @param origins exact ones, or {@code *} for all */
    public static CrossOriginHandler of(List<String> origins) {
        CrossOriginHandler handler = new CrossOriginHandler();
        // Jetty takes expressions; all but the star are meant to the letter.
        handler.setAllowedOriginPatterns(origins.stream()
                .map(origin -> origin.equals(ANY) ? ANY : Pattern.quote(origin))
                .collect(Collectors.toUnmodifiableSet()));
        handler.setAllowedMethods(Set.of("GET", "HEAD"));
        handler.setAllowedHeaders(Set.of(ANY));
        handler.setExposedHeaders(EXPOSED);
        // There is nothing here that a cookie would open.
        handler.setAllowCredentials(false);
        handler.setPreflightMaxAge(REMEMBERED);
        return handler;
    }
}
