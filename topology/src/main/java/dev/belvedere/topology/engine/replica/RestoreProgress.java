package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** How much of their changelogs the copies have read that this instance restores. Thread-safe. */
final class RestoreProgress {

    private record Stretch(long from, long at, long to) {

        OptionalDouble percent() {
            return to <= from
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.min(100, 100.0 * (at - from) / (to - from)));
        }
    }

    /** What a standby copy lacks at most that follows the end of its changelog. */
    private static final long LITTLE = 1_000;

    private final Map<ShardId, Stretch> stretches = new ConcurrentHashMap<>();

    /** Reading from this offset begins; how much there is will be seen with the first records. */
    void began(ShardId shard, long from) {
        began(shard, from, from);
    }

    /** Reading from this offset begins, and goes on until it is before that one. */
    void began(ShardId shard, long from, long to) {
        stretches.put(shard, new Stretch(from, from, to));
    }

    /** A copy that is being restored is before this offset. */
    void reached(ShardId shard, long at) {
        stretches.computeIfPresent(shard, (same, stretch) -> new Stretch(stretch.from, at, stretch.to));
    }

    /** A standby copy is before this offset, and its changelog ends before that one. It follows the end and is never at it: restored is one that lacks little. */
    void reached(ShardId shard, long at, long to) {
        stretches.computeIfPresent(
                shard, (same, stretch) -> to - at <= LITTLE ? null : new Stretch(stretch.from, at, to));
    }

    /** The copy is restored, or is not being restored any more. */
    void ended(ShardId shard) {
        stretches.remove(shard);
    }

    /** How much of what a copy has to read it has read, percent; empty where it is not being restored, or nobody knows. */
    OptionalDouble percent(ShardId shard) {
        Stretch stretch = stretches.get(shard);
        return stretch == null ? OptionalDouble.empty() : stretch.percent();
    }
}
