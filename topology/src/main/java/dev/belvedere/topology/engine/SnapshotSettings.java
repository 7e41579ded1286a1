package dev.belvedere.topology.engine;

import java.time.Duration;

/**
 * How long snapshots are kept that are not the newest.
 *
 * @param keep how long each of them can be read
 * @param memoryBytes the bound of what is kept for that on this instance; beyond it, the oldest ones are forgotten earlier
 */
public record SnapshotSettings(Duration keep, long memoryBytes) {

    /** Ten seconds, 64 MiB. */
    public static final SnapshotSettings DEFAULT = new SnapshotSettings(Duration.ofSeconds(10), 64L << 20);
}
