package dev.belvedere.localshop.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions at a fixed rate, on a thread of its own. Transactions are scheduled by the clock: a slow one delays those after it but skips
 * none. Thread-safe.
 */
public final class Workload implements AutoCloseable {

    private final Connection database;
    private final Transactions transactions;
    private final long periodNanos;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "workload"));
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private @Nullable ScheduledFuture<?> pace;

    private Workload(Connection database, Transactions transactions, double perSecond) {
        this.database = database;
        this.transactions = transactions;
        this.periodNanos = Math.max(1, Math.round(1e9 / perSecond));
    }

    /**
     * Creates a paused workload.
     *
     * @param database a connection for this workload alone, which closes it
     * @param seed the same seed on the same rows gives the same transactions
     * @param perSecond transactions a second, above 0
     */
    public static Workload paused(Connection database, long seed, double perSecond) throws SQLException {
        database.setAutoCommit(false);
        return new Workload(database, new Transactions(database, seed), perSecond);
    }

    /** Starts or continues the transactions. Does nothing if they run already. */
    public synchronized void resume() {
        if (pace == null) {
            pace = executor.scheduleAtFixedRate(this::transaction, 0, periodNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Stops the transactions until {@link #resume}. When it returns, no transaction is open. */
    public synchronized void pause() {
        if (pace != null) {
            pace.cancel(false);
            pace = null;
            await(executor.submit(() -> {}));
        }
    }

    /** Returns the number of transactions so far, including those that were rolled back. */
    public long transactions() {
        return done.get();
    }

    /**
     * Checks that the workload has not failed.
     *
     * @throws SQLException if the database refused a transaction, after which the workload is stopped
     */
    public void refuseFailure() throws SQLException {
        SQLException refused = failure.get();
        if (refused != null) {
            throw refused;
        }
    }

    @Override
    public void close() throws SQLException {
        pause();
        executor.shutdown();
        database.close();
    }

    private void transaction() {
        try {
            transactions.next();
            done.incrementAndGet();
        } catch (SQLException e) {
            failure.set(e);
            throw new IllegalStateException("the workload cannot go on", e);
        }
    }

    private static void await(Future<?> barrier) {
        try {
            barrier.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
