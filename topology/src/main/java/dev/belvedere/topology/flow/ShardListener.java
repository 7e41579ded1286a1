package dev.belvedere.topology.flow;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Hears which shards this instance holds, and how far they have got. Called by the stream threads; must be quick. */
public interface ShardListener {

    /**
     * A shard is now active on this instance, and has got so far.
     *
     * @param assembly the ordinal of its assembly
     * @param offsets by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach the shard
     */
    void held(int assembly, int shard, long[] offsets);

    /** The records of a shard that was just said to be held, to be read by any thread for as long as it is. */
    void opened(int assembly, int shard, ReadOnlyKeyValueStore<Bytes, byte[]> records);

    /** A shard has everything of a source before this offset in. */
    void reached(int assembly, int shard, int source, long offset);

    /** The shard is no longer active on this instance. */
    void gone(int assembly, int shard);
}
