package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Batches;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of each stream thread have collected to send. It goes out when Kafka Streams flushes the thread's producer, before it commits: past Kafka Streams'
 * own way to send, whose cost is by message. Thread-safe; each thread sees its own.
 */
final class ThreadBatches {

    private final ThreadLocal<Mine> threads = ThreadLocal.withInitial(Mine::new);

    private static final class Mine {
        private final Set<Batches> tasks = new LinkedHashSet<>();
        private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        private @Nullable Consumer<ProducerRecord<byte[], byte[]>> transaction;
    }

    /** A task of the calling thread begins to collect. */
    void add(Batches batches) {
        threads.get().tasks.add(batches);
    }

    /** A task of the calling thread has ended: what it collected and did not send belongs to a transaction that failed. */
    void remove(Batches batches) {
        threads.get().tasks.remove(batches);
        threads.get().waiting.clear();
    }

    /** The calling thread has begun a transaction. */
    void begun(Consumer<ProducerRecord<byte[], byte[]>> transaction) {
        threads.get().transaction = transaction;
    }

    /** The transaction of the calling thread has ended. */
    void ended() {
        threads.get().transaction = null;
        threads.get().waiting.clear();
    }

    /** Returns true if the calling thread has begun a transaction. */
    boolean isOpen() {
        return threads.get().transaction != null;
    }

    /** Sends a record in the transaction of the calling thread, as soon as it has begun. */
    void send(ProducerRecord<byte[], byte[]> record) {
        Mine mine = threads.get();
        if (mine.transaction == null) {
            mine.waiting.add(record);
        } else {
            mine.transaction.accept(record);
        }
    }

    /** Sends everything that the tasks of the calling thread have collected, if it has begun a transaction. */
    void flush() {
        Mine mine = threads.get();
        Consumer<ProducerRecord<byte[], byte[]>> transaction = mine.transaction;
        if (transaction != null) {
            mine.waiting.forEach(transaction);
            mine.waiting.clear();
            mine.tasks.forEach(Batches::flush);
        }
    }
}
