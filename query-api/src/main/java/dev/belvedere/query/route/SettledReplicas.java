package dev.belvedere.query.route;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the copies that an instance is to hold have settled, standby copies too: who restarts one instance after the other would otherwise stop the last one
 * that has a shard, or one that the others wait for to agree on who holds what. Thread-safe.
 */
public final class SettledReplicas {

    /** An instance that joins is given its shards in several turns. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final LocalViews views;
    private final Optional<String> self;
    private ReplicaMap lastSeen = new ReplicaMap(List.of(), Map.of());
    private long sameSince = System.nanoTime();
    private boolean settled;

    /** @param self how this instance is known to the others */
    public SettledReplicas(LocalViews views, Optional<String> self) {
        this.views = views;
        this.self = self;
    }

    /** Whether for a while, as far as this was asked, the assignment stayed and no copy was restored or behind; copies that come later do not count. */
    public synchronized boolean haveSettled() {
        if (!settled) {
            settled = self.map(this::settledAt).orElse(true);
        }
        return settled;
    }

    private boolean settledAt(String address) {
        long now = System.nanoTime();
        ReplicaMap copies = views.copies();
        boolean restored = copies.instances().contains(address) && areRestored(copies, address);
        if (!copies.equals(lastSeen) || !restored) {
            lastSeen = copies;
            sameSince = now;
        }
        boolean alone = copies.instances().equals(List.of(address));
        return restored && (alone || now - sameSince >= SETTLED.toNanos());
    }

    private boolean areRestored(ReplicaMap copies, String address) {
        return copies.byShard().entrySet().stream()
                .filter(shard -> shard.getValue().stream()
                        .anyMatch(copy -> copy.instance().equals(address)))
                .allMatch(shard -> isRestored(shard.getKey()));
    }

    /** One of which nothing is known counts: of a shard that has had no commit yet there is nothing to restore. */
    private boolean isRestored(ShardId shard) {
        return views.restored(shard).isEmpty() && (views.role(shard).isEmpty() || views.hydrated(shard));
    }
}
