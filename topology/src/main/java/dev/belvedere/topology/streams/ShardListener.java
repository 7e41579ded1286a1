package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.ShardChanges;

import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Hears which shards this instance holds, how far they have got, and what becomes of it. Called by Streams' own threads; must be quick. */
public interface ShardListener {

    /**
     * The records of a copy of a shard, active or not, can be read by any thread from now on. The thread that the shard is active on may write some, which go
     * into no changelog.
     */
    void opened(String store, int shard, KeyValueStore<Bytes, byte[]> records);

    /** They cannot any more. */
    void closed(String store, int shard, KeyValueStore<Bytes, byte[]> records);

    /**
     * A shard is now active on this instance, and has got so far.
     *
     * @param assembly the ordinal of its assembly
     * @param offsets by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach the shard
     */
    void held(int assembly, int shard, long[] offsets);

    /** Who hears of the changes of a shard that is active here. */
    ShardChanges changes(int assembly, int shard);

    /** A shard has everything of a source before this offset in, once the transaction under way is committed. */
    void reached(int assembly, int shard, int source, long offset);

    /** The shard is no longer active on this instance. */
    void gone(int assembly, int shard);

    /**
     * The transaction of the calling thread is about to be committed, with all that its shards have done. Is told again where they do more before that.
     *
     * @param send adds a record to the transaction
     */
    void committing(Consumer<ProducerRecord<byte[], byte[]>> send);

    /** It was committed. */
    void committed();
}
