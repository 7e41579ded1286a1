package dev.belvedere.topology.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;

/** Keeps {@link Copies} of what Streams says of its members, so that nobody who reads has to ask Streams, whose answer takes a lock. Thread-safe. */
final class CopyTable {

    private final Map<String, String> storeByInput;
    private final Supplier<Collection<StreamsMetadata>> members;
    private volatile Copies copies = Copies.NONE;

    /**
     * @param inputs of each store that is read: the topics that its shards' tasks take in
     * @param members what Streams knows of all instances
     */
    CopyTable(Map<String, List<String>> inputs, Supplier<Collection<StreamsMetadata>> members) {
        Map<String, String> byInput = new HashMap<>();
        inputs.forEach((store, topics) -> topics.forEach(topic -> byInput.put(topic, store)));
        this.storeByInput = Map.copyOf(byInput);
        this.members = members;
    }

    /** What was known at the last look. */
    Copies copies() {
        return copies;
    }

    /** Looks again. */
    void look() {
        Copies.Builder builder = new Copies.Builder();
        for (StreamsMetadata member : members.get()) {
            String address = member.host() + ":" + member.port();
            builder.instance(address);
            add(builder, member.topicPartitions(), new Copies.Copy(address, Role.ACTIVE));
            add(builder, member.standbyTopicPartitions(), new Copies.Copy(address, Role.STANDBY));
        }
        copies = builder.build();
    }

    private void add(Copies.Builder builder, Set<TopicPartition> inputs, Copies.Copy copy) {
        for (TopicPartition input : inputs) {
            String store = storeByInput.get(input.topic());
            if (store != null) {
                builder.copy(new Shard(store, input.partition()), copy);
            }
        }
    }
}
