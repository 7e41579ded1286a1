package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.ingest.ForeignTopicException;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Runs an {@link IngestTask} in Kafka Streams. Stream tasks beyond the last partition of the table's topic have no ingest. */
final class IngestProcessor implements Processor<byte[], byte[], byte[], Outgoing> {

    /** Creates the ingest of a stream task; null if the table has no partition for it. */
    interface Factory {
        @Nullable
        IngestTask create(ProcessorContext<byte[], Outgoing> context);
    }

    private final Factory factory;
    private final CommitPace pace;
    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable IngestTask task;
    private Runnable commit = () -> {};

    IngestProcessor(Factory factory, CommitPace pace) {
        this.factory = factory;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        this.context = context;
        task = factory.create(context);
        commit = context::commit;
    }

    @Override
    public void process(Record<byte[], byte[]> event) {
        RecordMetadata from = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        if (task == null) {
            throw ForeignTopicException.newPartition(from.topic(), from.partition());
        }
        task.accept(from.topic(), from.offset(), event.key(), event.value());
        pace.worked(commit);
    }
}
