package dev.belvedere.bench.engine.dsl;

import dev.belvedere.bench.engine.candidate.Candidate;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.candidate.StreamsCandidate;
import dev.belvedere.shop.ShopClasses;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** Starts {@link DslTopology} with the engine's threads, commit interval, polling and memory limit, and otherwise with the defaults of Kafka Streams. */
public final class DslCandidate {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private DslCandidate() {}

    /** Starts the application and returns when it is running. */
    public static Candidate start(CandidateSettings settings) {
        ShopClasses.trust();
        AvroSerdes serdes = new AvroSerdes(settings.registryUrl());
        Properties properties = properties(settings);
        KafkaStreams streams = new KafkaStreams(DslTopology.build(settings.name(), serdes, properties), properties);
        streams.start();
        return StreamsCandidate.running(
                streams, () -> new DslView(streams, serdes, settings), () -> streams.close(CLOSE_TIMEOUT));
    }

    private static Properties properties(CandidateSettings settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.name());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.directory());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.dslCacheBytes());
        properties.put(
                StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
                settings.dslOptimized() ? StreamsConfig.OPTIMIZE : StreamsConfig.NO_OPTIMIZATION);
        engineDefaults(properties, settings);
        return properties;
    }

    /** The engine's settings for low latency: with the defaults for polling and retries, a commit is later than its interval. */
    private static void engineDefaults(Properties properties, CandidateSettings settings) {
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitMs());
        properties.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, Math.min(20, settings.commitMs() / 4)));
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, DslMemory.class);
        properties.put(DslMemory.BYTES, Long.toString(settings.memoryBytes()));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    }
}
