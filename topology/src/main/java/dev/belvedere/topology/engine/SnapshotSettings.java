package dev.belvedere.topology.engine;

import java.time.Duration;

/**
 * How long snapshots are kept that are not the newest, and what has changed since, which subscribers read.
 *
 * @param keep how long each of them can be read; longer while a subscriber needs it
 * @param memoryBytes the bound of what is kept for that on this instance; beyond it, the oldest ones are forgotten earlier
 */
public record SnapshotSettings(Duration keep, long memoryBytes) {

    /** A minute, 64 MiB. */
    public static final SnapshotSettings DEFAULT = new SnapshotSettings(Duration.ofMinutes(1), 64L << 20);
}
