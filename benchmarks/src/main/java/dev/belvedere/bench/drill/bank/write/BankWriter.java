package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.measure.Pace;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Runs transactions on one connection, of which a tenth is rolled back. Runs on one thread. */
final class BankWriter implements Runnable {

    private static final int PERCENT = 100;
    private static final int ROLLED_BACK_PERCENT = 10;

    /** What PostgreSQL rolls back when transactions wait for each other. */
    private static final Set<String> CONFLICTS = Set.of("40P01", "40001");

    private final AtomicLong committed = new AtomicLong();
    private final Random random;
    private final BankSession session;
    private final BankTransactions transactions;
    private final double perSecond;
    private volatile boolean stopped;
    private volatile String failure = "";

    /** @param perSecond transactions a second; a writer that is late does not pause */
    BankWriter(long seed, BankSession session, BankIds ids, boolean slow, double perSecond) {
        this.random = new Random(seed);
        this.session = session;
        this.transactions = new BankTransactions(session, ids, random, slow);
        this.perSecond = perSecond;
    }

    long committed() {
        return committed.get();
    }

    /** Why it ended; empty if it did not, or was stopped. */
    String failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (BankSession closing = session) {
            Pace pace = Pace.of(perSecond);
            for (long turn = 0; !stopped; turn++) {
                pace.await(turn);
                transaction(closing);
            }
        } catch (SQLException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    private void transaction(BankSession running) throws SQLException {
        try {
            Runnable done = transactions.next();
            if (random.nextInt(PERCENT) < ROLLED_BACK_PERCENT) {
                running.rollBack();
            } else {
                running.commit();
                committed.incrementAndGet();
                done.run();
            }
        } catch (SQLException e) {
            if (!CONFLICTS.contains(e.getSQLState())) {
                throw e;
            }
            running.rollBack();
        }
    }
}
