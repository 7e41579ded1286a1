package dev.belvedere.topology.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which instances are to hold copies of which shards, as the last assignment says: a shard that moves may be there not yet, or no longer. Immutable.
 *
 * @param instances the addresses of all, in order
 */
public record Copies(List<String> instances, Map<Shard, List<Copy>> byShard) {

    /** Nobody holds anything. */
    static final Copies NONE = new Copies(List.of(), Map.of());

    /**
     * A copy of a shard.
     *
     * @param instance host and port
     */
    public record Copy(String instance, Role role) {}

    public Copies {
        instances = List.copyOf(instances);
        byShard = Map.copyOf(byShard);
    }

    /** The copies of a shard, the active one first. */
    public List<Copy> of(Shard shard) {
        return byShard.getOrDefault(shard, List.of());
    }

    /** Collects copies. */
    static final class Builder {

        private final List<String> instances = new ArrayList<>();
        private final Map<Shard, List<Copy>> byShard = new HashMap<>();

        void instance(String address) {
            instances.add(address);
        }

        void copy(Shard shard, Copy copy) {
            List<Copy> copies = byShard.computeIfAbsent(shard, first -> new ArrayList<>());
            copies.add(copy.role() == Role.ACTIVE ? 0 : copies.size(), copy);
        }

        Copies build() {
            instances.sort(null);
            byShard.replaceAll((shard, copies) -> copies.stream().distinct().toList());
            return new Copies(instances, byShard);
        }
    }
}
