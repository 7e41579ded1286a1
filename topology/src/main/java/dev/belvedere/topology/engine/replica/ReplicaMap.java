package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which instances are assigned which replicas. While a shard moves, an instance may not hold its replica yet, or no longer. Immutable.
 *
 * @param instances the addresses of all instances, sorted
 * @param byShard the replicas of each shard, the active one first
 */
public record ReplicaMap(List<String> instances, Map<ShardId, List<Replica>> byShard) {

    /** The map before the first assignment is known. */
    static final ReplicaMap NONE = new ReplicaMap(List.of(), Map.of());

    /**
     * A replica of a shard on one instance.
     *
     * @param instance host and port
     */
    public record Replica(String instance, Role role) {}

    public ReplicaMap {
        instances = List.copyOf(instances);
        byShard = Map.copyOf(byShard);
    }

    /** Returns the replicas of a shard, the active one first; none if the shard is not assigned. */
    public List<Replica> of(ShardId shard) {
        return byShard.getOrDefault(shard, List.of());
    }

    /** Collects the replicas of all instances. Not thread-safe. */
    static final class Builder {

        private final List<String> instances = new ArrayList<>();
        private final Map<ShardId, List<Replica>> byShard = new HashMap<>();

        void instance(String address) {
            instances.add(address);
        }

        void replica(ShardId shard, Replica replica) {
            List<Replica> replicas = byShard.computeIfAbsent(shard, first -> new ArrayList<>());
            replicas.add(replica.role() == Role.ACTIVE ? 0 : replicas.size(), replica);
        }

        ReplicaMap build() {
            instances.sort(null);
            byShard.replaceAll((shard, replicas) -> replicas.stream().distinct().toList());
            return new ReplicaMap(instances, byShard);
        }
    }
}
