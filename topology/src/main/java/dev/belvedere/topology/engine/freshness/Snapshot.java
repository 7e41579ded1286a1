package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import java.util.Map;

/**
 * The state of all views at the end of an epoch: what one prefix of the committed transactions makes them.
 *
 * @param epoch the number of the epoch
 * @param token names it, the same on every instance
 * @param incomplete how many rows lack an event that was set aside, by table, of tables with such rows
 */
public record Snapshot(long epoch, SyncToken token, Map<String, Long> incomplete) {

    public Snapshot {
        incomplete = Map.copyOf(incomplete);
    }

    /** A snapshot that lacks nothing. */
    public Snapshot(long epoch, SyncToken token) {
        this(epoch, token, Map.of());
    }
}
