package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which instances are to hold copies of which shards, as the last assignment says: a shard that moves may be there not yet, or no longer. Immutable.
 *
 * @param instances the addresses of all, in order
 */
public record ReplicaMap(List<String> instances, Map<ShardId, List<Replica>> byShard) {

    /** Nobody holds anything. */
    static final ReplicaMap NONE = new ReplicaMap(List.of(), Map.of());

    /**
     * A copy of a shard.
     *
     * @param instance host and port
     */
    public record Replica(String instance, Role role) {}

    public ReplicaMap {
        instances = List.copyOf(instances);
        byShard = Map.copyOf(byShard);
    }

    /** The copies of a shard, the active one first. */
    public List<Replica> of(ShardId shard) {
        return byShard.getOrDefault(shard, List.of());
    }

    /** Collects copies. */
    static final class Builder {

        private final List<String> instances = new ArrayList<>();
        private final Map<ShardId, List<Replica>> byShard = new HashMap<>();

        void instance(String address) {
            instances.add(address);
        }

        void copy(ShardId shard, Replica copy) {
            List<Replica> copies = byShard.computeIfAbsent(shard, first -> new ArrayList<>());
            copies.add(copy.role() == Role.ACTIVE ? 0 : copies.size(), copy);
        }

        ReplicaMap build() {
            instances.sort(null);
            byShard.replaceAll((shard, copies) -> copies.stream().distinct().toList());
            return new ReplicaMap(instances, byShard);
        }
    }
}
