package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import dev.belvedere.shop.ShopClasses;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * {@link DslTopology} with the engine's threads, commit interval, polling and bound of memory; where nothing is said here, as Kafka Streams has it.
 */
final class DslContestant implements Contestant {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final StreamsApplication application;
    private final SummaryView view;

    DslContestant(ContestantSettings settings) {
        ShopClasses.trust();
        AvroSerdes serdes = new AvroSerdes(settings.registryUrl());
        Properties properties = properties(settings);
        streams = new KafkaStreams(DslTopology.build(settings.name(), serdes, properties), properties);
        streams.start();
        application = new StreamsApplication(streams);
        application.awaitRunning();
        view = new DslView(streams, serdes, settings);
    }

    private static Properties properties(ContestantSettings settings) {
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
        likeTheEngine(properties, settings);
        return properties;
    }

    /** What a latency this low needs of Streams: with its defaults for polling and retrying, a commit comes later than its interval says. */
    private static void likeTheEngine(Properties properties, ContestantSettings settings) {
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitMs());
        properties.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, Math.min(20, settings.commitMs() / 4)));
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, DslMemory.class);
        properties.put(DslMemory.BYTES, Long.toString(settings.memoryBytes()));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    }

    @Override
    public void pause() {
        streams.pause();
    }

    @Override
    public void resume() {
        streams.resume();
    }

    @Override
    public long awaitComplete(Expectation expectation) {
        return new Completion(view, expectation).await();
    }

    @Override
    public Optional<SummaryView> view() {
        return Optional.of(view);
    }

    @Override
    public double internalBytes() {
        return application.internalBytes();
    }

    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
    }
}
