package dev.belvedere.query.http.live;

/**
 * A subscription whose events can be read.
 *
 * @param resync whether a subscriber that has come back receives a full resync
 */
public record OpenSubscription(EventSource events, boolean resync) {

    /** Closes a subscription whose events nobody reads. */
    public void close() {
        events.close(() -> {});
    }
}
