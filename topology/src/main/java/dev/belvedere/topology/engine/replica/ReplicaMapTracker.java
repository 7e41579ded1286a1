package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;

/** Keeps {@link ReplicaMap} of what Streams says of its members, so that nobody who reads has to ask Streams, whose answer takes a lock. Thread-safe. */
public final class ReplicaMapTracker {

    private final Map<String, String> storeByInput;
    private final Supplier<Collection<StreamsMetadata>> members;
    private volatile ReplicaMap copies = ReplicaMap.NONE;

    /**
     * @param inputs of each store that is read: the topics that its shards' tasks take in
     * @param members what Streams knows of all instances
     */
    public ReplicaMapTracker(Map<String, List<String>> inputs, Supplier<Collection<StreamsMetadata>> members) {
        Map<String, String> byInput = new HashMap<>();
        inputs.forEach((store, topics) -> topics.forEach(topic -> byInput.put(topic, store)));
        this.storeByInput = Map.copyOf(byInput);
        this.members = members;
    }

    /** What was known at the last look. */
    public ReplicaMap copies() {
        return copies;
    }

    /** Looks again. */
    public void look() {
        ReplicaMap.Builder builder = new ReplicaMap.Builder();
        for (StreamsMetadata member : members.get()) {
            String address = member.host() + ":" + member.port();
            builder.instance(address);
            add(builder, member.topicPartitions(), new ReplicaMap.Replica(address, Role.ACTIVE));
            add(builder, member.standbyTopicPartitions(), new ReplicaMap.Replica(address, Role.STANDBY));
        }
        copies = builder.build();
    }

    private void add(ReplicaMap.Builder builder, Set<TopicPartition> inputs, ReplicaMap.Replica copy) {
        for (TopicPartition input : inputs) {
            String store = storeByInput.get(input.topic());
            if (store != null) {
                builder.copy(new ShardId(store, input.partition()), copy);
            }
        }
    }
}
