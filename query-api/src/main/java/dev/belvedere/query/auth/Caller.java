package dev.belvedere.query.auth;

import java.time.Instant;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param views the names of the views that it may read; {@link Grant#ALL} stands for all there are
 * @param expires when it has to show that it still may
 */
public record Caller(Set<String> views, Instant expires) {

    /** The attribute of a request with its caller. */
    public static final String ATTRIBUTE = "belvedere.caller";

    /** Whoever asks a server that asks for no tokens, and another instance. */
    public static final Caller ANYBODY = new Caller(Set.of(Grant.ALL), Instant.MAX);

    /** Whoever has shown no token. */
    public static final Caller NOBODY = new Caller(Set.of(), Instant.MAX);

    public Caller {
        views = Set.copyOf(views);
    }

    public boolean mayRead(String view) {
        return mayReadAll() || views.contains(view);
    }

    public boolean mayReadAll() {
        return views.contains(Grant.ALL);
    }

    /** Whether the caller has to show a new token. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }
}
