package dev.belvedere.topology.engine;

import dev.belvedere.topology.flow.FrontierListener;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares how far the shards of this instance have got with where the table topics end: from it come hydration and lag. Thread-safe.
 */
final class Progress implements FrontierListener {

    /** Where the topics ended at some time. */
    private record Ends(long atMs, long[] offsets) {}

    private static final int REMEMBERED_ENDS = 3_600;

    private final long[] target;
    private final Map<Integer, Map<Integer, long[]>> shards = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> hydrated = new ConcurrentHashMap<>();
    private final Map<Integer, HydrationRate> rates = new ConcurrentHashMap<>();
    private final Deque<Ends> ends = new ArrayDeque<>();

    /** @param target where the topics ended at start: what a view has to have in to be hydrated */
    Progress(long[] target, long nowMs) {
        this.target = target.clone();
        ends.add(new Ends(nowMs, this.target));
    }

    @Override
    public void reached(int assembly, int shard, long[] offsets) {
        shards.computeIfAbsent(assembly, ordinal -> new ConcurrentHashMap<>()).put(shard, offsets);
    }

    @Override
    public void gone(int assembly, int shard) {
        shardsOf(assembly).remove(shard);
    }

    /** The topics now end here. */
    synchronized void ends(long nowMs, long[] offsets) {
        ends.addLast(new Ends(nowMs, offsets));
        if (ends.size() > REMEMBERED_ENDS) {
            ends.removeFirst();
        }
    }

    /**
     * How far an assembly has got.
     *
     * @param running whether the shards that this instance is to hold are assigned and restored
     */
    ViewStatus status(int assembly, boolean running, long nowMs) {
        Collection<long[]> held = List.copyOf(shardsOf(assembly).values());
        boolean complete = hydrated.getOrDefault(assembly, false)
                || (running && !held.isEmpty() && held.stream().allMatch(reached -> isPast(reached, target)));
        if (complete) {
            hydrated.put(assembly, true);
        }
        double percent = complete ? 100 : percent(held);
        return new ViewStatus(
                complete, percent, remainingMs(assembly, percent, nowMs), lagEvents(held), lagMs(held, nowMs));
    }

    private OptionalLong remainingMs(int assembly, double percent, long nowMs) {
        return percent == 100
                ? OptionalLong.empty()
                : rates.computeIfAbsent(assembly, first -> new HydrationRate(percent, nowMs))
                        .remainingMs(percent, nowMs);
    }

    private Map<Integer, long[]> shardsOf(int assembly) {
        return shards.getOrDefault(assembly, new ConcurrentHashMap<>());
    }

    private double percent(Collection<long[]> held) {
        double wanted = 0;
        double done = 0;
        for (long[] reached : held) {
            for (int source = 0; source < target.length; source++) {
                if (reached[source] != Long.MAX_VALUE) {
                    wanted += target[source];
                    done += Math.min(reached[source], target[source]);
                }
            }
        }
        return wanted == 0 ? 0 : 100 * done / wanted;
    }

    private synchronized long lagEvents(Collection<long[]> held) {
        long[] end = ends.getLast().offsets();
        long lag = 0;
        for (int source = 0; source < end.length; source++) {
            int number = source;
            long slowest =
                    held.stream().mapToLong(reached -> reached[number]).min().orElse(0);
            lag += Math.max(0, end[source] - slowest);
        }
        return lag;
    }

    /** Since when the oldest end that is not yet reached has been known. */
    private synchronized long lagMs(Collection<long[]> held, long nowMs) {
        Iterator<Ends> oldestFirst = ends.iterator();
        while (oldestFirst.hasNext()) {
            Ends known = oldestFirst.next();
            if (!held.stream().allMatch(reached -> isPast(reached, known.offsets()))) {
                return nowMs - known.atMs();
            }
            if (ends.size() > 1) {
                oldestFirst.remove();
            }
        }
        return 0;
    }

    private static boolean isPast(long[] reached, long[] offsets) {
        for (int source = 0; source < offsets.length; source++) {
            if (reached[source] < offsets[source]) {
                return false;
            }
        }
        return true;
    }
}
