package dev.belvedere.bench.engine.process;

import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.waiting.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** One consumer and one RocksDB without a write-ahead log, as in Kafka Streams: polls, decodes and puts. */
final class CeilingReader extends Thread {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Waiting PAUSE = Waiting.every(POLL);

    private final CandidateSettings settings;
    private final Path directory;
    private final List<TopicPartition> partitions;
    private volatile long events;
    private volatile boolean paused;
    private volatile boolean closed;

    CeilingReader(CandidateSettings settings, Path directory, List<TopicPartition> partitions) {
        super("ceiling-" + directory.getFileName());
        this.settings = settings;
        this.directory = directory;
        this.partitions = List.copyOf(partitions);
    }

    long events() {
        return events;
    }

    void pause(boolean wanted) {
        paused = wanted;
    }

    @Override
    public void run() {
        Map<String, Object> consumer = Map.of("bootstrap.servers", settings.bootstrapServers());
        FrameReader frames =
                new FrameReader(Registry.connect(settings.registryUrl(), Map.of(), ShopTopics.REGISTRY_TIMEOUT));
        RocksDB.loadLibrary();
        try (KafkaConsumer<byte[], byte[]> topics =
                        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Options options = new Options().setCreateIfMissing(true);
                WriteOptions write = new WriteOptions().setDisableWAL(true);
                RocksDB database = RocksDB.open(options, directory.toString())) {
            topics.assign(partitions);
            topics.seekToBeginning(partitions);
            while (!closed) {
                boolean unused = PAUSE.until(() -> !paused || closed);
                takeIn(topics, frames, database, write);
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeIn(KafkaConsumer<byte[], byte[]> topics, FrameReader frames, RocksDB database, WriteOptions write)
            throws RocksDBException {
        long taken = events;
        for (ConsumerRecord<byte[], byte[]> event : topics.poll(POLL)) {
            Object key = Objects.requireNonNull(frames.read(event.key()));
            Object row = Objects.requireNonNull(frames.read(event.value()));
            if (key != row) {
                database.put(write, event.key(), event.value());
            }
            taken++;
        }
        events = taken;
    }

    void close() {
        closed = true;
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
