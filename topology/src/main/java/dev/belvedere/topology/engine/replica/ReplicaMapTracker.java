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

/** Caches the assignment that Kafka Streams reports, so that readers need not ask Streams, which takes a lock to answer. Thread-safe. */
public final class ReplicaMapTracker {

    private final Map<String, String> storeByInput;
    private final Supplier<Collection<StreamsMetadata>> members;
    private volatile ReplicaMap replicas = ReplicaMap.NONE;

    /**
     * @param inputs the input topics of each store that is read
     * @param members returns the metadata of all instances
     */
    public ReplicaMapTracker(Map<String, List<String>> inputs, Supplier<Collection<StreamsMetadata>> members) {
        Map<String, String> byInput = new HashMap<>();
        inputs.forEach((store, topics) -> topics.forEach(topic -> byInput.put(topic, store)));
        this.storeByInput = Map.copyOf(byInput);
        this.members = members;
    }

    /** Returns the map as of the last refresh. */
    public ReplicaMap replicas() {
        return replicas;
    }

    /** Reads the current assignment. */
    public void refresh() {
        ReplicaMap.Builder builder = new ReplicaMap.Builder();
        for (StreamsMetadata member : members.get()) {
            String address = member.host() + ":" + member.port();
            builder.instance(address);
            add(builder, member.topicPartitions(), new ReplicaMap.Replica(address, Role.ACTIVE));
            add(builder, member.standbyTopicPartitions(), new ReplicaMap.Replica(address, Role.STANDBY));
        }
        replicas = builder.build();
    }

    private void add(ReplicaMap.Builder builder, Set<TopicPartition> inputs, ReplicaMap.Replica replica) {
        for (TopicPartition input : inputs) {
            String store = storeByInput.get(input.topic());
            if (store != null) {
                builder.replica(new ShardId(store, input.partition()), replica);
            }
        }
    }
}
