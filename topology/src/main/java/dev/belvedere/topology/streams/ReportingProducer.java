package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.ingest.IngestStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
    private final Map<Integer, IngestStatus> ingests;
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
            Map<Integer, IngestStatus> ingests,
            ThreadBatches batches,
            ShardListener listener,
            CommitPace pace) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.stages = stages;
        this.reports = reports;
        this.ingests = ingests;
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
        Map<TopicPartition, OffsetAndMetadata> processed = processed(offsets);
        Report report = report(processed);
        logged = report.logged();
        sendOwn(new ProducerRecord<>(reports, 0, null, report.encode()));
        super.sendOffsetsToTransaction(processed, group);
    }

    /** Returns the offsets with those of ingests that stand still before the event that they stand before: Kafka Streams believes that they have processed it. */
    private Map<TopicPartition, OffsetAndMetadata> processed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> processed = new HashMap<>(offsets);
        processed.replaceAll((partition, offset) -> ingest(partition)
                .flatMap(IngestStatus::paused)
                .map(event -> new OffsetAndMetadata(event.offset(), offset.leaderEpoch(), offset.metadata()))
                .orElse(offset));
        return processed;
    }

    private Optional<IngestStatus> ingest(TopicPartition partition) {
        OptionalInt input = input(partition);
        return input.isPresent() ? Optional.ofNullable(ingests.get(input.getAsInt())) : Optional.empty();
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
        Map<Integer, BadEvent> paused = new HashMap<>();
        Map<Integer, Long> incomplete = new HashMap<>();
        ingestsOf(committed.keySet()).forEach((input, ingest) -> {
            ingest.paused().ifPresent(event -> paused.put(input, event));
            incomplete.put(input, ingest.incomplete());
        });
        return new Report(committed, toInputs, toLogs, paused, incomplete);
    }

    /** Returns the ingests of the tasks that have processed something. */
    private Map<Integer, IngestStatus> ingestsOf(Set<Integer> inputs) {
        Set<Integer> partitions = inputs.stream()
                .map(input -> stages.inputs().get(input))
                .filter(input -> input.stage() == StreamsNames.TABLES)
                .map(Stages.Input::partition)
                .collect(Collectors.toSet());
        Map<Integer, IngestStatus> ofTasks = new HashMap<>();
        if (!partitions.isEmpty()) {
            ingests.forEach((input, ingest) -> {
                if (partitions.contains(stages.inputs().get(input).partition())) {
                    ofTasks.put(input, ingest);
                }
            });
        }
        return ofTasks;
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
