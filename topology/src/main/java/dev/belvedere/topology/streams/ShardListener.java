package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Observes which replicas this instance holds, how far they have got, and the transactions of the stream threads. Called by the threads of Kafka Streams;
 * an implementation must return quickly.
 */
public interface ShardListener {

    /**
     * The store of a replica, active or standby, was opened: any thread can read it from now on. The thread on which the shard is active may write to it
     * as well; such writes do not reach the changelog.
     */
    void opened(ShardId shard, KeyValueStore<Bytes, byte[]> records);

    /** The store of a replica is about to be closed. */
    void closed(ShardId shard, KeyValueStore<Bytes, byte[]> records);

    /**
     * A shard becomes active on this instance, on the calling thread.
     *
     * @param offsets how far it has got, by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach the shard
     * @return the observer of the shard for as long as it is active here
     */
    ShardObserver activated(ShardId shard, long[] offsets);

    /** A shard is no longer active on this instance. Called by the thread on which it was. */
    void deactivated(ShardId shard);

    /**
     * The calling thread is about to commit its transaction, with everything that its shards have done. Called again if they do more before the commit.
     *
     * @param send adds a record to the transaction
     */
    void committing(Consumer<ProducerRecord<byte[], byte[]>> send);

    /** The transaction of the calling thread was committed. */
    void committed();
}
