package dev.belvedere.bench.drill.bank.write;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.belvedere.bench.measure.BenchException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Several writers, each on a connection and a thread of its own: most at a pace, two with long transactions. */
public final class BankWriters implements AutoCloseable {

    private static final int FAST = 4;
    private static final int SLOW = 2;
    private static final double SLOW_PER_SECOND = 5;

    private final List<BankWriter> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private BankWriters() {}

    /**
     * Starts the writers.
     *
     * @param perSecond transactions a second, of all fast writers together
     */
    public static BankWriters start(BankDatabase database, BankIds ids, TransactionLedger ledger, double perSecond)
            throws SQLException {
        BankWriters writers = new BankWriters();
        for (int number = 0; number < FAST + SLOW; number++) {
            boolean slow = number >= FAST;
            double pace = slow ? SLOW_PER_SECOND : perSecond / FAST;
            writers.writers.add(new BankWriter(number, database.session(ledger), ids, slow, pace));
        }
        for (BankWriter writer : writers.writers) {
            Thread thread = new Thread(writer, "writer-" + writers.threads.size());
            thread.start();
            writers.threads.add(thread);
        }
        return writers;
    }

    /** The number of transactions that were committed. */
    public long committed() {
        return writers.stream().mapToLong(BankWriter::committed).sum();
    }

    /**
     * Checks that all are running.
     *
     * @throws BenchException if one has failed
     */
    public void checkRunning() {
        writers.stream()
                .map(BankWriter::failure)
                .filter(failure -> !failure.isEmpty())
                .findFirst()
                .ifPresent(failure -> {
                    throw new BenchException("a writer cannot go on: " + failure);
                });
    }

    /** Stops all after their current transactions. */
    public void stop() {
        writers.forEach(BankWriter::stop);
        threads.forEach(Uninterruptibles::joinUninterruptibly);
    }

    @Override
    public void close() {
        stop();
    }
}
