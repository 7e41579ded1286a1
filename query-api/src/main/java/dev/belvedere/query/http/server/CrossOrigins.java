package dev.belvedere.query.http.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Lets pages of other origins read (CORS): answers their preflight requests, and states on every response, problems too, which headers they may see. */
final class CrossOrigins {

    private static final String ANY = "*";
    /** The star does not stand for it: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name. */
    private static final String CREDENTIALS = "Authorization";

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Set<String> EXPOSED = Set.of(
            "ETag",
            "WWW-Authenticate",
            "Retry-After",
            "Next-Cursor",
            "Sync-Token",
            "Belvedere-Instance",
            "Allow",
            "Belvedere-Shard",
            "Belvedere-Role",
            "Belvedere-Lag",
            "Belvedere-Incomplete");

    private CrossOrigins() {}

    /** @param origins exact origins, or {@code *} for all */
    static CrossOriginHandler of(List<String> origins) {
        CrossOriginHandler handler = new CrossOriginHandler();
        // Jetty takes regular expressions: everything but the star is meant literally.
        handler.setAllowedOriginPatterns(origins.stream()
                .map(origin -> origin.equals(ANY) ? ANY : Pattern.quote(origin))
                .collect(Collectors.toUnmodifiableSet()));
        handler.setAllowedMethods(Set.of("GET", "HEAD"));
        handler.setAllowedHeaders(Set.of(ANY, CREDENTIALS));
        handler.setExposedHeaders(EXPOSED);
        // No cookie gives access to anything here.
        handler.setAllowCredentials(false);
        handler.setPreflightMaxAge(REMEMBERED);
        return handler;
    }
}
