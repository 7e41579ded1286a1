package dev.belvedere.topology.streams;

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
        private final Set<Runnable> tasks = new LinkedHashSet<>();
        private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        private @Nullable Consumer<ProducerRecord<byte[], byte[]>> transaction;
    }

    /**
     * A task of the calling thread begins to collect.
     *
     * @param flush sends everything that it has collected
     */
    void add(Runnable flush) {
        threads.get().tasks.add(flush);
    }

    /** A task of the calling thread has ended: what it collected and did not send belongs to a transaction that failed. */
    void remove(Runnable flush) {
        threads.get().tasks.remove(flush);
        threads.get().waiting.clear();
    }

    /** The calling thread has begun a transaction. */
    void begun(Consumer<ProducerRecord<byte[], byte[]>> transaction) {
        Mine mine = threads.get();
        mine.transaction = transaction;
        mine.waiting.forEach(transaction);
        mine.waiting.clear();
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

    /** Has the tasks of the calling thread send everything that they have collected, as soon as it has begun a transaction. */
    void flush() {
        threads.get().tasks.forEach(Runnable::run);
    }
}
