package dev.belvedere.query.route;

import java.time.Duration;
import java.util.Optional;

/**
 * How this instance asks others for rows.
 *
 * @param self the host and port by which the others know this instance; empty if they do not
 * @param timeout how long another instance may take to read a row before the next replica is asked as well, more than zero; by default 300 ms
 * @param hedgeAfter how long to wait for a reply before the next replica is asked as well; zero, the default, for never
 */
public record PeerSettings(Optional<String> self, Duration timeout, Duration hedgeAfter) {

    public PeerSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "The time that another instance may take is " + timeout + "; it has to be more than zero");
        }
    }

    /** The defaults of an instance that is alone, or that the others do not know. */
    public static PeerSettings defaults() {
        return new PeerSettings(Optional.empty(), Duration.ofMillis(300), Duration.ZERO);
    }
}
