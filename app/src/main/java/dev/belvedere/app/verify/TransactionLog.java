package dev.belvedere.app.verify;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.transaction.TransactionEndReader;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the transaction topic of a source database. Not thread-safe. */
final class TransactionLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    /** How long nothing has to come until nothing is taken to be on its way. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Waiting READING = Waiting.every(Duration.ofMillis(1)).atMost(QUIET);

    private final CommitPositions positions = new CommitPositions();
    private final TransactionEndReader reader;
    private final Consumer<byte[], byte[]> consumer;

    /**
     * Reads from the topic's beginning on.
     *
     * @param kafka settings of the client
     */
    TransactionLog(Map<String, String> kafka, Registry registry, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        this.reader = new TransactionEndReader(registry);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition only = new TopicPartition(topic, 0);
        consumer.assign(List.of(only));
        consumer.seekToBeginning(List.of(only));
    }

    /**
     * An offset in the topic before which the transactions end that end in the database's log at a position or before.
     *
     * @param certain whether these are all of them; if not, more may be on their way
     */
    record Offset(long value, boolean certain) {}

    /**
     * Finds the offset of a position in the database's log. Blocks until a transaction has come that ends later, or until nothing has come for three seconds.
     *
     * @throws VerificationException if the topic cannot be read
     */
    Offset offsetAt(long lsn) {
        try {
            boolean more = true;
            while (more && !positions.isBehind(lsn)) {
                more = READING.until(this::poll);
            }
        } catch (KafkaException | BelvedereException e) {
            throw VerificationException.transactions("the transaction topic cannot be read: " + e.getMessage(), e);
        }
        return new Offset(positions.offsetAt(lsn), positions.isBehind(lsn));
    }

    /** Returns whether anything has come. */
    private boolean poll() {
        ConsumerRecords<byte[], byte[]> events = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> event : events) {
            reader.read(event.value()).ifPresent(end -> positions.add(end.position(), event.offset()));
        }
        return !events.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
