package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.ingest.ForeignTopicException;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes in one partition of each table's topic, as far as the topic has so many, and the TRUNCATE messages for it. */
final class TablesProcessor extends TaskProcessor {

    /** Creates the ingests of one task. */
    interface Ingests {

        /** Returns the ingest of each table that has the task's partition, by topic. */
        Map<String, Ingest> create(ProcessorContext<Void, Void> context, Batches batches);
    }

    private final Ingests factory;
    private final String truncates;
    private final Map<String, Ingest> ingests = new HashMap<>();
    private @Nullable ProcessorContext<Void, Void> context;

    /** @param truncates the topic of TRUNCATE messages; a message's key is the topic of its table */
    TablesProcessor(Ingests factory, Supplier<Batches> sending, FlowContext flow, String truncates) {
        super(StreamsNames.TABLES, sending, flow);
        this.factory = factory;
        this.truncates = truncates;
    }

    @Override
    void begin(ProcessorContext<Void, Void> newContext, Batches collecting) {
        context = newContext;
        ingests.putAll(factory.create(newContext, collecting));
    }

    @Override
    void work(Record<byte[], byte[]> event) {
        RecordMetadata from = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        if (from.topic().equals(truncates)) {
            ingest(new String(event.key(), StandardCharsets.UTF_8), from.partition())
                    .accept(TruncationCodec.decode(event.value()));
        } else {
            ingest(from.topic(), from.partition()).accept(from.offset(), event.key(), event.value());
        }
    }

    private Ingest ingest(String topic, int partition) {
        Ingest ingest = ingests.get(topic);
        if (ingest == null) {
            throw ForeignTopicException.newPartition(topic, partition);
        }
        return ingest;
    }

    @Override
    void end() {
        ingests.clear();
    }
}
