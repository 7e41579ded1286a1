package dev.belvedere.topology.engine;

import dev.belvedere.topology.flow.ShardListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The shards that this instance holds. Thread-safe. */
final class HeldShards implements ShardListener {

    private final Map<Integer, Map<Integer, HeldShard>> shards = new ConcurrentHashMap<>();

    @Override
    public void held(int assembly, int shard, long[] offsets) {
        shards.computeIfAbsent(assembly, ordinal -> new ConcurrentHashMap<>()).put(shard, new HeldShard(offsets));
    }

    @Override
    public void opened(int assembly, int shard, ReadOnlyKeyValueStore<Bytes, byte[]> records) {
        shard(assembly, shard).orElseThrow().opened(records);
    }

    @Override
    public void reached(int assembly, int shard, int source, long offset) {
        shard(assembly, shard).orElseThrow().reached(source, offset);
    }

    @Override
    public void gone(int assembly, int shard) {
        HeldShard held = shardsOf(assembly).remove(shard);
        if (held != null) {
            held.gone();
        }
    }

    /** The shard, if this instance holds it. */
    Optional<HeldShard> shard(int assembly, int shard) {
        return Optional.ofNullable(shardsOf(assembly).get(shard));
    }

    /** All shards of an assembly that this instance holds. */
    Collection<HeldShard> held(int assembly) {
        return shardsOf(assembly).values();
    }

    private Map<Integer, HeldShard> shardsOf(int assembly) {
        return shards.getOrDefault(assembly, new ConcurrentHashMap<>());
    }
}
