package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.EpochsRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the epochs topic from its last checkpoint on. Used by one thread. */
final class EpochsReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition topic;

    EpochsReader(Map<String, String> kafka, String topic) {
        this.consumer = EpochClients.reader(kafka);
        this.topic = new TopicPartition(topic, 0);
        consumer.assign(List.of(this.topic));
    }

    /** Goes to the last checkpoint; to the beginning if there is none. */
    void begin() {
        consumer.seekToBeginning(List.of(topic));
        long first = consumer.position(topic);
        long end = end();
        if (end == first) {
            return;
        }
        consumer.seek(topic, end - 1);
        List<ConsumerRecord<byte[], byte[]>> last = List.of();
        while (last.isEmpty()) {
            last = poll(PATIENCE);
        }
        beginAt(EpochsRecord.checkpointBefore(last.get(0).value()));
    }

    /** Goes to a checkpoint; to the beginning if it is -1. */
    void beginAt(long checkpoint) {
        if (checkpoint < 0) {
            consumer.seekToBeginning(List.of(topic));
        } else {
            consumer.seek(topic, checkpoint);
        }
    }

    /** Returns the offset behind the last record. */
    long end() {
        return Objects.requireNonNull(consumer.endOffsets(List.of(topic)).get(topic));
    }

    /** Returns the offset that is read next. */
    long position() {
        return consumer.position(topic);
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
        return records.records(topic);
    }

    /** Makes a poll that is under way, or the next one, fail. Thread-safe. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
