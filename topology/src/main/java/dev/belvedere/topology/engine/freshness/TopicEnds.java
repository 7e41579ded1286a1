package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.LocalReplica;

import java.util.ArrayList;
import java.util.List;

/** Where the table topics ended, and when that was seen. Thread-safe. */
public final class TopicEnds {

    /**
     * One look.
     *
     * @param atMs when it began: what was committed before is before these offsets
     * @param offsets by source number, exclusive
     */
    public record Look(long atMs, long[] offsets) {}

    private static final int REMEMBERED = 3_600;

    /** Looks come more often. After that, nobody knows what has been committed since. */
    private static final long LONGEST_WITHOUT_MS = 2_000;

    private volatile List<Look> looks;

    public TopicEnds(Look first) {
        this.looks = List.of(first);
    }

    /** The topics end here now. */
    public synchronized void add(Look look) {
        List<Look> more = new ArrayList<>(looks.subList(looks.size() < REMEMBERED ? 0 : 1, looks.size()));
        more.add(look);
        looks = List.copyOf(more);
    }

    public Look newest() {
        List<Look> known = looks;
        return known.get(known.size() - 1);
    }

    /**
     * How long the oldest event that a shard has not in has been known, milliseconds; 0 where none is known. Where nobody has looked for long, as after
     * a pause of this process or without a broker, how long that is: there may be such an event.
     */
    public long lagMs(LocalReplica shard, long nowMs) {
        List<Look> known = looks;
        int from = 0;
        int to = known.size();
        // Ends only grow: what is past one look is past all before it.
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (shard.isPast(known.get(middle).offsets())) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from < known.size()) {
            return Math.max(0, nowMs - known.get(from).atMs());
        }
        long without = nowMs - newest().atMs();
        return without > LONGEST_WITHOUT_MS ? without : 0;
    }
}
