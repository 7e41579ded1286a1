package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes the epochs topic; each record names the last checkpoint before it. Used by one thread. */
final class EpochsWriter implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final AppliedRecords applied;
    private long checkpoint = -1;
    private volatile @Nullable Exception failure;

    EpochsWriter(Map<String, String> kafka, String topic, AppliedRecords applied) {
        this.producer = EpochClients.writer(kafka);
        this.topic = topic;
        this.applied = applied;
    }

    /** The last checkpoint was read at this offset. */
    void checkpointRead(long offset) {
        checkpoint = offset;
    }

    /** Writes a record, and waits for nothing: a failure is noticed by the next {@link #refuseFailure}. */
    void write(EpochsRecord record) {
        Future<RecordMetadata> unused = send(record);
    }

    /** Writes a record, and returns its offset. */
    long writeAndWait(EpochsRecord record) {
        try {
            long offset = send(record).get().offset();
            checkpoint = record instanceof Checkpoint ? offset : checkpoint;
            return offset;
        } catch (ExecutionException e) {
            throw new KafkaException("the epochs topic cannot be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing the epochs topic", e);
        }
    }

    private Future<RecordMetadata> send(EpochsRecord record) {
        byte[] encoded = record.encode(checkpoint);
        return producer.send(new ProducerRecord<>(topic, 0, null, encoded), (sent, failed) -> {
            if (failed == null) {
                applied.written(sent.offset(), encoded);
            } else {
                failure = failed;
            }
        });
    }

    /** Throws if a record could not be written. */
    void refuseFailure() {
        Exception failed = failure;
        if (failed != null) {
            throw new KafkaException("a decision could not be written", failed);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
