package dev.belvedere.bench.marks;

import dev.belvedere.topology.flow.exchange.MessageCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumes all exchange topics and counts marks and other messages. */
final class MarkCounter implements AutoCloseable {

    private static final String EXCHANGE = "-repartition";
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    MarkCounter(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(EXCHANGE))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /**
     * The messages of a window.
     *
     * @param markBytes the size of keys and values, uncompressed
     */
    record Count(double seconds, long marks, long markBytes, long others, long otherBytes) {}

    /** Counts the messages that arrive from now on for the given time. */
    Count count(Duration time) {
        consumer.seekToEnd(List.of());
        consumer.assignment().forEach(consumer::position);
        long start = System.nanoTime();
        long marks = 0;
        long markBytes = 0;
        long others = 0;
        long otherBytes = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                long bytes = message.serializedKeySize() + (long) message.serializedValueSize();
                if (MessageCodec.isMark(message.value())) {
                    marks++;
                    markBytes += bytes;
                } else {
                    others++;
                    otherBytes += bytes;
                }
            }
        }
        return new Count((System.nanoTime() - start) / 1e9, marks, markBytes, others, otherBytes);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
