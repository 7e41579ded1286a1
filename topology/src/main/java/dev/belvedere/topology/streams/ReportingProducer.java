package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.Stages;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The producer of a stream thread. It sends what the thread's tasks have collected before each commit, and makes a report of what was processed and written a record
 * of the same transaction.
 */
final class ReportingProducer extends KafkaProducer<byte[], byte[]> {

    private final Stages stages;
    private final String reports;
    private final ThreadBatches batches;
    private final ShardListener listener;
    private final CommitPace pace;
    /** The ends of what the transaction has written, by partition. Filled by the producer's own thread. */
    private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

    private Map<Integer, Long> logged = Map.of();

    ReportingProducer(
            Map<String, Object> config,
            Stages stages,
            String reports,
            ThreadBatches batches,
            ShardListener listener,
            CommitPace pace) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.stages = stages;
        this.reports = reports;
        this.batches = batches;
        this.listener = listener;
        this.pace = pace;
    }

    @Override
    public void beginTransaction() {
        super.beginTransaction();
        written.clear();
        batches.begun(this::sendOwn);
    }

    // A record that cannot be sent fails the commit.
    private void sendOwn(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = send(record, null);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        return super.send(record, (sent, failure) -> {
            if (failure == null) {
                written.merge(new TopicPartition(sent.topic(), sent.partition()), sent.offset() + 1, Math::max);
            }
            if (callback != null) {
                callback.onCompletion(sent, failure);
            }
        });
    }

    /** Kafka Streams flushes before it commits: what was collected is sent with everything else. */
    @Override
    public void flush() {
        batches.flush();
        super.flush();
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        // If nothing had been sent before, the transaction has begun only now.
        flush();
        Report report = report(offsets);
        logged = report.logged();
        sendOwn(new ProducerRecord<>(reports, 0, null, report.encode()));
        super.sendOffsetsToTransaction(offsets, group);
    }

    private Report report(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, Long> committed = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> input(partition).ifPresent(input -> committed.put(input, offset.offset())));
        Map<Integer, Long> toInputs = new HashMap<>();
        Map<Integer, Long> toLogs = new HashMap<>();
        written.forEach((partition, end) -> {
            input(partition).ifPresent(input -> toInputs.put(input, end));
            stages.log(partition.topic(), partition.partition()).ifPresent(log -> toLogs.put(log, end));
        });
        return new Report(committed, toInputs, toLogs);
    }

    private OptionalInt input(TopicPartition partition) {
        return stages.input(partition.topic(), partition.partition());
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        batches.ended();
        listener.committed(logged);
        logged = Map.of();
        pace.committed();
    }

    @Override
    public void abortTransaction() {
        batches.ended();
        super.abortTransaction();
    }
}
