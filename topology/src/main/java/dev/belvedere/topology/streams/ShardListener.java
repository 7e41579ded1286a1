package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Observes which replicas this instance holds, and what is done to them. Called by the threads of Kafka Streams; an implementation must return quickly.
 */
public interface ShardListener {

    /** The store of a replica, active or standby, was opened: any thread can read it from now on. */
    void opened(ShardId shard, KeyValueStore<Bytes, byte[]> records);

    /** The store of a replica is about to be closed. */
    void closed(ShardId shard, KeyValueStore<Bytes, byte[]> records);

    /** Records of a changelog are about to be put in the store of a replica that is not active, or not yet. */
    void loading(ShardId shard, List<ConsumerRecord<byte[], byte[]>> records);

    /**
     * A shard becomes active on this instance, on the calling thread.
     *
     * @param stage the stage of the shard's operators
     * @return the observer of the shard for as long as it is active here
     */
    ShardObserver activated(ShardId shard, int stage);

    /** A shard is no longer active on this instance. Called by the thread on which it was. */
    void deactivated(ShardId shard);

    /**
     * The transaction of the calling thread was committed.
     *
     * @param logged the ends of what it had written to changelogs, exclusive, by log
     */
    void committed(Map<Integer, Long> logged);
}
