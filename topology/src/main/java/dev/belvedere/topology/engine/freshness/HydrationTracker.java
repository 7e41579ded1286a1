package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Tracks hydration and lag by comparing how far this instance's replicas have got with where the table topics end. Thread-safe. */
public final class HydrationTracker {

    private final long[] target;
    private final TopicEnds ends;
    private final LocalReplicas replicas;
    private final Map<String, Boolean> hydrated = new ConcurrentHashMap<>();
    private final Map<String, HydrationRate> rates = new ConcurrentHashMap<>();

    /** @param ends contains one look, taken at start: a view is hydrated once it has reached that */
    public HydrationTracker(TopicEnds ends, LocalReplicas replicas) {
        this.target = ends.newest().offsets();
        this.ends = ends;
        this.replicas = replicas;
    }

    /**
     * Returns the status of stores together: the slowest one counts.
     *
     * @param stores at least one
     * @param running true if the shards that this instance is to hold are assigned and restored
     */
    public ViewStatus status(List<String> stores, boolean running, long nowMs) {
        return stores.stream()
                .map(store -> status(store, running, nowMs))
                .reduce(ViewStatus::slower)
                .orElseThrow();
    }

    private ViewStatus status(String store, boolean running, long nowMs) {
        Collection<LocalReplica> active = replicas.active(store);
        boolean complete = isHydrated(store, running);
        double percent = complete ? 100 : percent(active);
        return new ViewStatus(
                complete, percent, remainingMs(store, percent, nowMs), lagEvents(active), lagMs(active, nowMs));
    }

    private OptionalLong remainingMs(String store, double percent, long nowMs) {
        return percent == 100
                ? OptionalLong.empty()
                : rates.computeIfAbsent(store, first -> new HydrationRate(percent, nowMs))
                        .remainingMs(percent, nowMs);
    }

    /** Returns true if all these stores are hydrated. Cheap once they are. */
    public boolean isHydrated(List<String> stores, boolean running) {
        return stores.stream().allMatch(store -> isHydrated(store, running));
    }

    private boolean isHydrated(String store, boolean running) {
        if (hydrated.containsKey(store)) {
            return true;
        }
        boolean complete = running && replicas.active(store).stream().allMatch(this::isHydrated);
        if (complete) {
            hydrated.put(store, true);
        }
        return complete;
    }

    /** Returns true if a replica contains everything that the table topics contained when the engine started. */
    public boolean isHydrated(LocalReplica replica) {
        return replica.isPast(target);
    }

    private double percent(Collection<LocalReplica> active) {
        double wanted = 0;
        double done = 0;
        for (LocalReplica replica : active) {
            for (int source = 0; source < target.length; source++) {
                if (replica.offset(source) != Long.MAX_VALUE) {
                    wanted += target[source];
                    done += Math.min(replica.offset(source), target[source]);
                }
            }
        }
        return wanted == 0 ? 0 : 100 * done / wanted;
    }

    private long lagEvents(Collection<LocalReplica> active) {
        long[] end = ends.newest().offsets();
        long lag = 0;
        for (int source = 0; source < end.length; source++) {
            int number = source;
            long slowest = active.stream()
                    .mapToLong(replica -> replica.offset(number))
                    .min()
                    .orElse(0);
            lag += Math.max(0, end[source] - slowest);
        }
        return lag;
    }

    private long lagMs(Collection<LocalReplica> active, long nowMs) {
        return active.stream()
                .mapToLong(replica -> ends.lagMs(replica, nowMs))
                .max()
                .orElse(0);
    }
}
