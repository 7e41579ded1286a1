package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Tracks how much of their changelogs the replicas that this instance restores have read. Thread-safe. */
final class RestoreProgress {

    private record Range(long from, long at, long to) {

        OptionalDouble percent() {
            return to <= from
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.min(100, 100.0 * (at - from) / (to - from)));
        }
    }

    /** The most records that a standby following the end of its changelog lacks. */
    private static final long CAUGHT_UP = 1_000;

    private final Map<ShardId, Range> ranges = new ConcurrentHashMap<>();

    /** A standby begins to read at this offset. The end of its changelog is known with the first batch. */
    void began(ShardId shard, long from) {
        began(shard, from, from);
    }

    /** An active replica begins to read its changelog between these offsets. */
    void began(ShardId shard, long from, long to) {
        ranges.put(shard, new Range(from, from, to));
    }

    /** An active replica has read its changelog up to this offset, exclusive. */
    void reached(ShardId shard, long at) {
        ranges.computeIfPresent(shard, (same, range) -> new Range(range.from, at, range.to));
    }

    /** A standby has read its changelog, which ends at {@code to}, up to {@code at}. It never quite reaches the end: one that lacks little counts as restored. */
    void reached(ShardId shard, long at, long to) {
        ranges.computeIfPresent(shard, (same, range) -> to - at <= CAUGHT_UP ? null : new Range(range.from, at, to));
    }

    /** The replica is restored, or its restoration was given up. */
    void ended(ShardId shard) {
        ranges.remove(shard);
    }

    /** Returns the number of replicas that are being restored. */
    int underWay() {
        return ranges.size();
    }

    /** Returns how much of its changelog a replica has read, in percent; empty if it is not being restored, or the end is not known yet. */
    OptionalDouble percent(ShardId shard) {
        Range range = ranges.get(shard);
        return range == null ? OptionalDouble.empty() : range.percent();
    }
}
