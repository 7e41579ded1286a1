package dev.belvedere.topology.flow;

import dev.belvedere.topology.flow.assemble.ShardChanges;
import dev.belvedere.topology.streams.ShardListener;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers how far each shard has got. */
final class ReachedOffsets implements ShardListener {

    private record At(int assembly, int shard) {}

    private final Map<At, long[]> reached = new HashMap<>();

    /** By source number, exclusive. */
    long[] of(int assembly, int shard) {
        return Objects.requireNonNull(reached.get(new At(assembly, shard)));
    }

    @Override
    public void held(int assembly, int shard, long[] offsets) {
        reached.put(new At(assembly, shard), offsets);
    }

    @Override
    public void reached(int assembly, int shard, int source, long offset) {
        of(assembly, shard)[source] = offset;
    }

    @Override
    public ShardChanges changes(int assembly, int shard) {
        return ShardChanges.NONE;
    }

    @Override
    public void opened(String store, int shard, KeyValueStore<Bytes, byte[]> records) {}

    @Override
    public void closed(String store, int shard, KeyValueStore<Bytes, byte[]> records) {}

    @Override
    public void gone(int assembly, int shard) {}

    @Override
    public void committing(Consumer<ProducerRecord<byte[], byte[]>> send) {}

    @Override
    public void committed() {}
}
