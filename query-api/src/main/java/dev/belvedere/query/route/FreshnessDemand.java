package dev.belvedere.query.route;

import dev.belvedere.serdes.token.SyncToken;
import java.time.Duration;
import java.util.Optional;

/**
 * The freshness that a request demands of its answer.
 *
 * @param token the position that the shards must have reached; {@link SyncToken#NONE} for none
 * @param maxStaleness the greatest staleness of the answer; empty for any
 * @param maxWait how long the request waits for replicas to become fresh; empty for the default
 */
public record FreshnessDemand(SyncToken token, Optional<Duration> maxStaleness, Optional<Duration> maxWait) {

    /** Takes any answer. */
    public static final FreshnessDemand NONE = new FreshnessDemand(SyncToken.NONE, Optional.empty(), Optional.empty());

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

    /** Whether any answer is fresh enough. */
    public boolean isNone() {
        return token.isEmpty() && maxStaleness.isEmpty();
    }

    /** The same demand of a request that waits for at most so long. */
    public FreshnessDemand waiting(Duration atMost) {
        return new FreshnessDemand(token, maxStaleness, Optional.of(atMost.isNegative() ? Duration.ZERO : atMost));
    }

    /** How long the request waits: what it asks for, by default a second, and at most the limit. */
    public Duration waitWithin(Duration limit) {
        Duration asked = maxWait.orElse(DEFAULT_WAIT);
        return asked.compareTo(limit) < 0 ? asked : limit;
    }
}
