package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer by which a thread loads replicas from their changelogs. It shows records to the listener before they are put in the stores. */
final class LoadingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final Stages stages;
    private final ShardListener listener;

    LoadingConsumer(Map<String, Object> config, Stages stages, ShardListener listener) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.stages = stages;
        this.listener = listener;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        for (TopicPartition changelog : records.partitions()) {
            OptionalInt log = stages.log(changelog.topic(), changelog.partition());
            if (log.isPresent()) {
                int stage = stages.logs().get(log.getAsInt()).stage();
                listener.loading(
                        new ShardId(StreamsNames.store(stage), changelog.partition()), records.records(changelog));
            }
        }
        return records;
    }
}
