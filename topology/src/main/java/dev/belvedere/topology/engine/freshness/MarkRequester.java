package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests the marks that readers wait for from ingest, on whichever instance it runs. A lost request only costs the time until the next interval's
 * marks. Thread-safe.
 */
public final class MarkRequester implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MarkRequester.class);

    private static final int MAX_BLOCK_MS = 5_000;

    /** A shard that waits for a source. */
    private record Waiting(ShardId shard, int source) {}

    private final Sources sources;
    private final StoreOrdinals stores;
    private final List<String> topics;
    private final ExecutorService executor;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Waiting, Long> requested = new ConcurrentHashMap<>();

    /**
     * @param kafka the settings of the producer
     * @param topics the topics of requests, by table
     * @param threads makes the thread that sends
     */
    public MarkRequester(
            Map<String, String> kafka,
            Sources sources,
            StoreOrdinals stores,
            List<String> topics,
            ThreadFactory threads) {
        this.sources = sources;
        this.stores = stores;
        this.topics = List.copyOf(topics);
        this.executor = Executors.newSingleThreadExecutor(threads);
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Fetches the metadata of all topics in the background, so that the first request does not wait for it. */
    public void warmUp() {
        topics.forEach(topic -> executor.execute(() -> {
            try {
                producer.partitionsFor(topic);
            } catch (KafkaException e) {
                LOG.atDebug().addKeyValue("topic", topic).log("not found yet: {}", e.getMessage());
            }
        }));
    }

    /** Requests marks of a source, unless the same request was the shard's last one for that source. */
    void request(int source, MarkRequest request) {
        Long before = requested.put(new Waiting(request.shard(), source), request.next());
        if (before != null && before == request.next()) {
            return;
        }
        Sources.Source of = sources.partitions().get(source);
        executor.execute(() -> send(topics.get(of.table()), of.partition(), request));
    }

    private void send(String topic, int partition, MarkRequest request) {
        byte[] encoded = request.encode(stores);
        try {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, partition, null, encoded), (sent, failure) -> {
                        if (failure != null) {
                            LOG.atWarn()
                                    .addKeyValue("topic", topic)
                                    .log("a request for a mark was lost: {}", failure.getMessage());
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            LOG.atWarn().addKeyValue("topic", topic).log("a request for a mark cannot be sent: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
