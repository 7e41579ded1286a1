package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;

/**
 * The state of all views at the end of an epoch: what one prefix of the committed transactions makes them.
 *
 * @param epoch the number of the epoch
 * @param token names it, the same on every instance
 */
public record Snapshot(long epoch, SyncToken token) {}
