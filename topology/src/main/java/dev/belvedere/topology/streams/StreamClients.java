package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Supplies Kafka's own clients to Kafka Streams, except that the consumers of stream threads stop at gates, their producers report what they commit, and those that load
 * replicas show what they load. Thread-safe.
 */
final class StreamClients implements KafkaClientSupplier {

    private final FlowContext context;

    /** The clients made while Kafka Streams is being created: it closes its clients only once it exists. */
    private final Queue<AutoCloseable> made = new ConcurrentLinkedQueue<>();

    private volatile boolean handedOver;

    StreamClients(FlowContext context) {
        this.context = context;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return remember(Admin.create(config));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return remember(new ReportingProducer(
                config,
                context.stages(),
                context.reports(),
                context.ingests(),
                context.batches(),
                context.listener(),
                context.pace()));
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return remember(new GatedConsumer(config, context.gates(), context.stages(), context.pace()));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return remember(new LoadingConsumer(config, context.stages(), context.listener()));
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return remember(new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private <T extends AutoCloseable> T remember(T client) {
        if (!handedOver) {
            made.add(client);
        }
        return client;
    }

    /** Leaves the clients to Kafka Streams, which closes them from now on. */
    void handedOver() {
        handedOver = true;
        made.clear();
    }

    /** Closes all clients made so far, because Kafka Streams could not be created. */
    void close() {
        made.forEach(client -> Utils.closeQuietly(client, "a client of Kafka Streams"));
        made.clear();
    }
}
