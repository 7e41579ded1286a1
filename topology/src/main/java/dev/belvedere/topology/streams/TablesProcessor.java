package dev.belvedere.topology.streams;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.ingest.GuardedIngest;
import dev.belvedere.topology.flow.ingest.RepairCodec;
import dev.belvedere.topology.flow.ingest.SourceEvent;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import dev.belvedere.topology.flow.topic.ForeignTopicException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes in one partition of each table's topic, as far as the topic has so many, and the messages for it about TRUNCATE and events that were set aside. */
final class TablesProcessor extends TaskProcessor {

    /** Creates the ingests of one task. */
    interface Ingests {

        /** Returns the ingest of each table that has the task's partition, by topic. */
        Map<String, GuardedIngest> create(ProcessorContext<Void, Void> context, Batches batches);
    }

    private final Ingests factory;
    private final String truncates;
    private final String repairs;
    private final Map<String, GuardedIngest> ingests = new HashMap<>();
    private @Nullable ProcessorContext<Void, Void> context;

    /**
     * @param truncates the topic of TRUNCATE messages; a message's key is the topic of its table
     * @param repairs the topic of requests to settle events; a request's key is the topic of its table
     */
    TablesProcessor(Ingests factory, Supplier<Batches> sending, FlowContext flow, String truncates, String repairs) {
        super(StreamsNames.TABLES, sending, flow);
        this.factory = factory;
        this.truncates = truncates;
        this.repairs = repairs;
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
            named(event, from.partition()).accept(TruncationCodec.decode(event.value()));
        } else if (from.topic().equals(repairs)) {
            named(event, from.partition()).accept(RepairCodec.decode(event.value()));
        } else {
            ingest(from.topic(), from.partition())
                    .accept(new SourceEvent(
                            from.offset(), event.timestamp(), event.key(), event.value(), headers(event.headers())));
        }
    }

    private static List<DeadLetter.Header> headers(Headers ofRecord) {
        List<DeadLetter.Header> headers = new ArrayList<>();
        ofRecord.forEach(header -> headers.add(new DeadLetter.Header(header.key(), header.value())));
        return headers;
    }

    private GuardedIngest named(Record<byte[], byte[]> message, int partition) {
        return ingest(new String(message.key(), StandardCharsets.UTF_8), partition);
    }

    private GuardedIngest ingest(String topic, int partition) {
        GuardedIngest ingest = ingests.get(topic);
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
