package dev.belvedere.query.peer;

import dev.belvedere.query.http.server.Bounds;
import java.time.Duration;
import java.util.Optional;

/**
 * How this instance asks others for what they hold.
 *
 * @param self host and port that the others know this instance by; empty where they do not
 * @param timeout how long another instance may take to answer for a row before the next copy is asked instead, or too where it was asked to wait; more than zero
 * @param hedgeAfter how long before the next copy is asked too; zero for never
 */
public record PeerSettings(Optional<String> self, Duration timeout, Duration hedgeAfter) {

    public PeerSettings {
        Bounds.positive(timeout, "time that another instance may take");
    }

    /** Alone, or among others that do not know it. */
    public static PeerSettings defaults() {
        return new PeerSettings(Optional.empty(), Duration.ofMillis(300), Duration.ZERO);
    }
}
