package dev.belvedere.query.route;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Observes whether the replicas assigned to an instance, standby replicas too, have settled. A rolling restart that did not wait for that would stop the
 * last instance that has a shard, or one that the others wait for to agree on the assignment. Thread-safe.
 */
public final class SettledReplicas {

    /** An instance that joins receives its shards in several turns. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final LocalViews views;
    private final Optional<String> self;
    private final LongSupplier nanoTime;
    private ReplicaMap lastSeen = new ReplicaMap(List.of(), Map.of());
    private long sameSince;
    private boolean settled;

    /** @param self the address of this instance; empty if the others do not know it */
    public SettledReplicas(LocalViews views, Optional<String> self) {
        this(views, self, System::nanoTime);
    }

    SettledReplicas(LocalViews views, Optional<String> self, LongSupplier nanoTime) {
        this.views = views;
        this.self = self;
        this.nanoTime = nanoTime;
        this.sameSince = nanoTime.getAsLong();
    }

    /**
     * Whether the assignment has stayed the same for three seconds, as far as callers have looked, with no replica being restored or hydrated meanwhile.
     * Once true, it stays true: replicas that are assigned later do not count.
     */
    public synchronized boolean haveSettled() {
        if (!settled) {
            settled = self.map(this::settledAt).orElse(true);
        }
        return settled;
    }

    private boolean settledAt(String address) {
        long now = nanoTime.getAsLong();
        ReplicaMap replicas = views.replicaMap();
        boolean restored = replicas.instances().contains(address) && areRestored(replicas, address);
        if (!replicas.equals(lastSeen) || !restored) {
            lastSeen = replicas;
            sameSince = now;
        }
        boolean alone = replicas.instances().equals(List.of(address));
        return restored && (alone || now - sameSince >= SETTLED.toNanos());
    }

    private boolean areRestored(ReplicaMap replicas, String address) {
        return replicas.byShard().entrySet().stream()
                .filter(shard -> shard.getValue().stream()
                        .anyMatch(replica -> replica.instance().equals(address)))
                .allMatch(shard -> isRestored(shard.getKey()));
    }

    /** A replica of which nothing is known counts: a shard without a commit has nothing to restore. */
    private boolean isRestored(ShardId shard) {
        return views.restored(shard).isEmpty() && (views.role(shard).isEmpty() || views.isReadable(shard));
    }
}
