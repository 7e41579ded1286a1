package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.Sharding;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.state.ShardId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The receiving end of an exchange: the shards of one assembly. Thread-safe. */
public final class Destination {

    private final String store;
    private final Sharding sharding;
    private final Set<Integer> allShards;

    public Destination(AssemblyPlan assembly, int shards) {
        this.store = assembly.name();
        this.sharding = new Sharding(assembly.key(), assembly.placedBy(), shards);
        this.allShards = IntStream.range(0, shards).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the number of the shard that owns an encoded key. */
    public int shardOf(byte[] key) {
        return sharding.shardOf(key);
    }

    /** Returns the one shard that a mark was requested for if it belongs to this assembly, otherwise all shards. */
    Set<Integer> shardsFor(@Nullable ShardId target) {
        return target != null && target.store().equals(store) ? Set.of(target.number()) : allShards;
    }
}
