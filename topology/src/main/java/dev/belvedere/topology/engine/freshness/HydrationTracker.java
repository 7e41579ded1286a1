package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares how far the shards of this instance have got with where the table topics end: from it come hydration and lag. Thread-safe.
 */
public final class HydrationTracker {

    private final long[] target;
    private final TopicEnds ends;
    private final LocalReplicas board;
    private final Map<Integer, Boolean> hydrated = new ConcurrentHashMap<>();
    private final Map<Integer, HydrationRate> rates = new ConcurrentHashMap<>();

    /** @param ends with one look so far, at start: what a view has to have in to be hydrated */
    public HydrationTracker(TopicEnds ends, LocalReplicas board) {
        this.target = ends.newest().offsets();
        this.ends = ends;
        this.board = board;
    }

    /**
     * How far an assembly has got.
     *
     * @param running whether the shards that this instance is to hold are assigned and restored
     */
    public ViewStatus status(int assembly, boolean running, long nowMs) {
        Collection<LocalReplica> held = board.active(assembly);
        boolean complete = isHydrated(assembly, running);
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

    /** The same, of hydration only: cheap once it is. */
    public boolean isHydrated(int assembly, boolean running) {
        if (hydrated.containsKey(assembly)) {
            return true;
        }
        Collection<LocalReplica> held = board.active(assembly);
        boolean complete = running && held.stream().allMatch(shard -> shard.isPast(target));
        if (complete) {
            hydrated.put(assembly, true);
        }
        return complete;
    }

    /** Whether a copy of a shard has everything in that was in the table topics when the engine started. */
    public boolean isHydrated(LocalReplica shard) {
        return shard.isPast(target);
    }

    private double percent(Collection<LocalReplica> held) {
        double wanted = 0;
        double done = 0;
        for (LocalReplica shard : held) {
            for (int source = 0; source < target.length; source++) {
                if (shard.offset(source) != Long.MAX_VALUE) {
                    wanted += target[source];
                    done += Math.min(shard.offset(source), target[source]);
                }
            }
        }
        return wanted == 0 ? 0 : 100 * done / wanted;
    }

    private long lagEvents(Collection<LocalReplica> held) {
        long[] end = ends.newest().offsets();
        long lag = 0;
        for (int source = 0; source < end.length; source++) {
            int number = source;
            long slowest =
                    held.stream().mapToLong(shard -> shard.offset(number)).min().orElse(0);
            lag += Math.max(0, end[source] - slowest);
        }
        return lag;
    }

    private long lagMs(Collection<LocalReplica> held, long nowMs) {
        return held.stream().mapToLong(shard -> ends.lagMs(shard, nowMs)).max().orElse(0);
    }
}
