package dev.belvedere.topology.engine;

import dev.belvedere.topology.streams.RocksMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Makes the settings of Kafka Streams: the engine's defaults, then the user's settings, then those that exactness requires. */
final class StreamsSettings {

    /** Commits in the middle of an epoch show nothing: they only bound how long a transaction takes. */
    private static final long COMMIT_BEHIND_MS = 2_000;

    private static final long LONGEST_LINGER_MS = 100;
    private static final int BATCH_BYTES = 128 << 10;
    private static final int MESSAGE_OF_ROWS = 3;
    private static final int SENDING_BYTES = 32 << 20;
    private static final String COMPRESSION = "zstd";
    private static final int COMPRESSION_LEVEL = 1;
    private static final long RETRY_BACKOFF_MS = 5;
    /** Kafka Streams begins anew with a task whose transaction takes longer; the leader ends those of instances that are gone much earlier. */
    private static final int LONGEST_TRANSACTION_MS = 60_000;

    /** The consumer returns earlier when it has records to hand out: the rest of Kafka Streams' loop is only worth its cost then. */
    private static final int POLL_MS = 50;

    /** The shortest interval that Kafka Streams accepts. */
    private static final long PROBING_INTERVAL_MS = 60_000;

    private static final int WARMUPS_AT_ONCE = 64;

    private StreamsSettings() {}

    static Properties of(EngineSettings settings, String application) {
        long commitMs = settings.commitInterval().toMillis();
        Map<String, Object> config = new HashMap<>();
        // Threads request their commits themselves when they have processed an epoch.
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Math.max(commitMs, COMMIT_BEHIND_MS));
        config.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        // Operators do not depend on the order of their inputs, so waiting for an empty one gains nothing.
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // No exchange is read before a commit, which sends everything that waits: batches may grow until then.
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), Math.min(commitMs, LONGEST_LINGER_MS));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), COMPRESSION);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), COMPRESSION_LEVEL);
        int largestMessage = largestMessage(settings);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largestMessage);
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                Math.max(SENDING_BYTES, largestMessage));
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), largestMessage);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), LONGEST_TRANSACTION_MS);
        // A transaction that begins right after another has to retry until that one has ended: a short pause keeps the
        // delay short.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_BACKOFF_MS);
        // The first batch of a partition in a transaction waits in the broker until the coordinator has confirmed it,
        // and
        // batches in flight behind it would be refused until then, and be sent again.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        config.putAll(settings.kafka());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        config.put(RocksMemory.BYTES, Long.toString(settings.memoryBytes()));
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        instances(settings.instances(), config);
        Properties properties = new Properties();
        properties.putAll(config);
        return properties;
    }

    /** Returns the largest message between operators, in bytes: it may have a row as it was and as it is, and some more besides. */
    static int largestMessage(EngineSettings settings) {
        return MESSAGE_OF_ROWS * settings.largestRowBytes();
    }

    private static void instances(InstanceSettings settings, Map<String, Object> config) {
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        settings.address().ifPresent(address -> config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
        settings.name()
                .ifPresent(name ->
                        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), name));
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                settings.sessionTimeout().toMillis());
        // A new instance gets its share as soon as its replicas have caught up, not ten minutes later.
        config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_INTERVAL_MS);
        // Each further round of warm-ups would have to wait for the next probing rebalance.
        config.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARMUPS_AT_ONCE);
    }
}
