package dev.belvedere.query.route;

import dev.belvedere.serdes.token.SyncToken;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The freshness that a request demands of its answer.
 *
 * @param token what has to be in it; {@link SyncToken#NONE} for nothing
 * @param snapshot names the snapshot that it has to be of, exactly; empty for any
 * @param epoch the number of the snapshot's epoch, as instances and cursors name it; empty for any
 * @param maxStaleness the greatest staleness of the answer; empty for any
 * @param maxWait how long the request waits for replicas to become fresh; empty for the default
 */
public record FreshnessDemand(
        SyncToken token,
        Optional<SyncToken> snapshot,
        OptionalLong epoch,
        Optional<Duration> maxStaleness,
        Optional<Duration> maxWait) {

    /** Takes any answer. */
    public static final FreshnessDemand NONE = new FreshnessDemand(
            SyncToken.NONE, Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

    /** Whether any answer is fresh enough. */
    public boolean isNone() {
        return token.isEmpty() && snapshot.isEmpty() && epoch.isEmpty() && maxStaleness.isEmpty();
    }

    /** Whether only one snapshot will do. */
    boolean isExact() {
        return snapshot.isPresent() || epoch.isPresent();
    }

    /** The same demand of a request that waits for at most so long. */
    public FreshnessDemand waiting(Duration atMost) {
        return new FreshnessDemand(
                token, snapshot, epoch, maxStaleness, Optional.of(atMost.isNegative() ? Duration.ZERO : atMost));
    }

    /** A demand for the snapshot of an epoch, by a request that waits as this one does. */
    public FreshnessDemand at(long newEpoch) {
        return new FreshnessDemand(
                SyncToken.NONE, Optional.empty(), OptionalLong.of(newEpoch), Optional.empty(), maxWait);
    }

    /** How long the request waits: what it asks for, by default a second, and at most the limit. */
    public Duration waitWithin(Duration limit) {
        Duration asked = maxWait.orElse(DEFAULT_WAIT);
        return asked.compareTo(limit) < 0 ? asked : limit;
    }
}
