package dev.belvedere.topology.engine.epochs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the first event of each of some partitions. */
public final class FirstEvents {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private FirstEvents() {}

    /**
     * Returns the first committed event of each partition from an offset on, if there is any.
     *
     * @param kafka the settings of the client
     */
    public static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> from(
            Map<TopicPartition, Long> offsets, Map<String, String> kafka) {
        try (KafkaConsumer<byte[], byte[]> reader = EpochClients.reader(kafka)) {
            reader.assign(offsets.keySet());
            offsets.forEach(reader::seek);
            return read(reader, offsets.keySet());
        }
    }

    /** Returns the first event of each partition that has any. The consumer's assignment is lost. */
    static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> of(
            KafkaConsumer<byte[], byte[]> reader, Collection<TopicPartition> partitions) {
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return read(reader, partitions);
    }

    private static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> reader, Collection<TopicPartition> partitions) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
        if (partitions.isEmpty()) {
            return first;
        }
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Set<TopicPartition> open = new HashSet<>(partitions);
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> event : reader.poll(PATIENCE)) {
                first.putIfAbsent(new TopicPartition(event.topic(), event.partition()), event);
            }
            open.removeIf(partition ->
                    first.containsKey(partition) || reader.position(partition) >= ends.getOrDefault(partition, 0L));
            reader.pause(first.keySet());
        }
        // Partitions that are assigned again stay paused.
        reader.resume(partitions);
        return first;
    }
}
