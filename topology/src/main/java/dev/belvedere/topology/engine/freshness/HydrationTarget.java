package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.epoch.Position;

/**
 * What has to be visible before views are hydrated: what the table topics contained at the start, and whole initial snapshots. The connector marks a snapshot's last row,
 * which may come before others of other partitions: whatever was in the topics when the end was seen has to be visible, too. Thread-safe.
 */
final class HydrationTarget {

    private final TopicEnds ends;
    private long[] offsets;
    private boolean snapshotting;
    private long endSeenMs;

    /** @param ends contains one look, taken at the start */
    HydrationTarget(TopicEnds ends) {
        this.ends = ends;
        this.offsets = ends.newest().offsets();
    }

    synchronized boolean isReached(Position position, long nowMs) {
        if (position.snapshotting()) {
            snapshotting = true;
            endSeenMs = 0;
        } else if (snapshotting) {
            endSeenMs = endSeenMs == 0 ? nowMs : endSeenMs;
            TopicEnds.Look look = ends.newest();
            if (look.atMs() > endSeenMs) {
                offsets = look.offsets();
                snapshotting = false;
            }
        }
        return !snapshotting && TopicEnds.isPast(position, offsets);
    }

    /** Returns how much of it a position contains, 0 to 100. */
    synchronized double percent(Position position) {
        double wanted = 0;
        double done = 0;
        for (int source = 0; source < offsets.length; source++) {
            wanted += offsets[source];
            done += Math.min(TopicEnds.reached(position, source), offsets[source]);
        }
        return wanted == 0 ? 0 : 100 * done / wanted;
    }
}
