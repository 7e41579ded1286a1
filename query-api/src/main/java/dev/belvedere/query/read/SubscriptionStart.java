package dev.belvedere.query.read;

import dev.belvedere.topology.engine.freshness.Snapshot;

/**
 * Where a subscription begins.
 *
 * @param snapshot the snapshot whose rows come first, or that the subscriber has
 * @param kind what comes first
 * @param everyEpoch whether the subscriber is told the end of each epoch, with or without changes of its rows
 */
public record SubscriptionStart(Snapshot snapshot, Kind kind, boolean everyEpoch) {

    /** What a subscriber is told first. */
    public enum Kind {
        /** The rows. */
        ROWS,
        /** That all rows follow anew, and the rows. */
        RESYNC,
        /** What has changed since the snapshot. */
        CHANGES
    }
}
