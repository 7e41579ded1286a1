package dev.belvedere.bench.drill.bank;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.write.TransactionLedger;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.transaction.TransactionEnd;
import dev.belvedere.serdes.transaction.TransactionEndReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the transaction topic, on its own thread, and takes each transaction into the history in the order of their ends. A transaction whose end comes twice, as after
 * a restart of the connector, counts once.
 */
final class TransactionTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(20);

    private final TopicPartition topic = new TopicPartition(BankFiles.TRANSACTIONS, 0);
    private final Set<String> known = new HashSet<>();
    private final Thread thread = new Thread(this::follow, "transaction-tail");
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TransactionEndReader reader;
    private final TransactionLedger ledger;
    private final BankHistory history;
    private final BiConsumer<BankHistory, Long> check;
    private volatile long followed;
    private volatile boolean stopped;
    private volatile String failure = "";

    /**
     * Starts to follow.
     *
     * @param history belongs to the thread of this object until it is closed
     * @param check is called again and again with the history, and the time up to which it has all transactions that were in the topic, as {@link System#nanoTime}
     */
    TransactionTail(
            String bootstrapServers,
            String registryUrl,
            TransactionLedger ledger,
            BankHistory history,
            BiConsumer<BankHistory, Long> check) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.reader = new TransactionEndReader(Registry.connect(registryUrl, Map.of(), REGISTRY_TIMEOUT));
        this.ledger = ledger;
        this.history = history;
        this.check = check;
        thread.start();
    }

    /**
     * Checks that it goes on.
     *
     * @throws BenchException if it does not
     */
    void checkRunning() {
        if (!failure.isEmpty()) {
            throw new BenchException("the transactions cannot be followed: " + failure);
        }
    }

    /** The offset up to which it has followed. */
    long end() {
        return followed;
    }

    private void follow() {
        try (consumer) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            while (!stopped) {
                round();
            }
        } catch (RuntimeException e) {
            failure = e.toString();
        }
    }

    private void round() {
        long nanos = System.nanoTime();
        long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
        do {
            consumer.poll(POLL).forEach(this::take);
        } while (!stopped && consumer.position(topic) < end);
        history.advance(consumer.position(topic));
        followed = history.end();
        check.accept(history, nanos);
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        reader.read(event.value())
                .map(TransactionEnd::transaction)
                .filter(known::add)
                .ifPresent(transaction -> history.apply(
                        event.offset(),
                        ledger.take(transaction)
                                .orElseThrow(() -> new BenchException(
                                        "transaction " + transaction + " is none of the drill's writers"))));
    }

    @Override
    public void close() {
        stopped = true;
        Uninterruptibles.joinUninterruptibly(thread);
    }
}
