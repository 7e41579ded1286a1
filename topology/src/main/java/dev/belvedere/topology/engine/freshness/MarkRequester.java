package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.EngineSettings;

import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.frontier.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks ingest, wherever it runs, for the marks that readers wait for. A request that is lost costs no more than the time until the next interval's
 * marks. Thread-safe.
 */
public final class MarkRequester implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MarkRequester.class);

    private static final int LONGEST_BLOCK_MS = 5_000;

    /** A shard that waits for a source. */
    private record Asked(int assembly, int shard, int source) {}

    private final Sources sources;
    private final List<String> topics;
    private final Executor executor;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Asked, Long> asked = new ConcurrentHashMap<>();

    /**
     * @param topics of requests, by table
     * @param executor where sending may block
     */
    public MarkRequester(EngineSettings settings, Sources sources, List<String> topics, Executor executor) {
        this.sources = sources;
        this.topics = List.copyOf(topics);
        this.executor = executor;
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Asks for the first time about each topic now, so that the first reader does not wait for what the producer has to find out. */
    public void warmUp() {
        topics.forEach(topic -> executor.execute(() -> {
            try {
                producer.partitionsFor(topic);
            } catch (KafkaException e) {
                LOG.atDebug().addKeyValue("topic", topic).log("not found yet: {}", e.getMessage());
            }
        }));
    }

    /** A reader waits for this source at this shard. The same is not asked for twice in a row. */
    public void ask(int source, MarkRequest request) {
        Asked about = new Asked(request.assembly(), request.shard(), source);
        Long before = asked.put(about, request.next());
        if (before != null && before == request.next()) {
            return;
        }
        Sources.Source of = sources.partitions().get(source);
        executor.execute(() -> send(topics.get(of.table()), of.partition(), request));
    }

    private void send(String topic, int partition, MarkRequest request) {
        try {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, partition, null, request.encode()), (sent, failure) -> {
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
        producer.close(Duration.ZERO);
    }
}
