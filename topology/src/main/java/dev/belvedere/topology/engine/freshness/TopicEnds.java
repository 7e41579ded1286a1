package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.epoch.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Remembers where the table topics ended, and when, to measure how far views lag behind. Thread-safe. */
public final class TopicEnds {

    /**
     * The ends of all table topics at one time.
     *
     * @param atMs when they were requested, in ms since 1970: everything committed before that lies before these offsets
     * @param offsets by source number, exclusive
     */
    public record Look(long atMs, long[] offsets) {}

    private static final int REMEMBERED = 3_600;

    /** Looks are taken more often than this; without one for longer, nothing is known about recent events. */
    private static final long MAX_AGE_MS = 2_000;

    private volatile List<Look> looks;

    public TopicEnds(Look first) {
        this.looks = List.of(first);
    }

    /** Adds the current ends. */
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
     * Returns the age in ms of the oldest known event that a position does not contain; 0 if there is none. If the last look is older than 2 s, for instance
     * after a pause of this process or without a broker, returns its age: such an event may exist.
     */
    long lagMs(Position position, long nowMs) {
        return lagMs(position, nowMs, source -> true);
    }

    /** Returns the same of some of the sources only. */
    long lagMs(Position position, long nowMs, IntPredicate sources) {
        List<Look> known = looks;
        int from = 0;
        int to = known.size();
        // Ends only grow: a position that is past one look is past all earlier ones.
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isPast(position, known.get(middle).offsets(), sources)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from < known.size()) {
            return Math.max(0, nowMs - known.get(from).atMs());
        }
        long age = nowMs - newest().atMs();
        return age > MAX_AGE_MS ? age : 0;
    }

    static boolean isPast(Position position, long[] offsets) {
        return isPast(position, offsets, source -> true);
    }

    private static boolean isPast(Position position, long[] offsets, IntPredicate sources) {
        for (int source = 0; source < offsets.length; source++) {
            if (sources.test(source) && reached(position, source) < offsets[source]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the offset before which a position contains everything of a source. */
    static long reached(Position position, int source) {
        return Math.max(position.taken()[source], position.reached()[source]);
    }
}
