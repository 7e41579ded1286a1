package dev.belvedere.bench.sql;

import dev.belvedere.bench.sql.check.TrialDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Makes one trial after the other, some at a time, each with the next seed and on a database of its own. */
final class SqlBenchmark {

    /** Makes one trial. */
    @FunctionalInterface
    interface Trial {
        void run(long seed, TrialDatabase database) throws SQLException, IOException;
    }

    private final AtomicLong nextSeed;
    private final Trial trial;
    private final int workers;

    /** @param workers the number of trials at a time */
    SqlBenchmark(long seed, Trial trial, int workers) {
        this.nextSeed = new AtomicLong(seed);
        this.trial = trial;
        this.workers = workers;
    }

    /**
     * Begins trials until the time is over, at least one for each worker.
     *
     * @throws CompletionException if a database or a generator fails
     */
    void run(Duration time) {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            CompletableFuture<?>[] all = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> work(start, time), threads))
                    .limit(workers)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } finally {
            threads.shutdownNow();
        }
    }

    private void work(long start, Duration time) {
        try (TrialDatabase database = new TrialDatabase()) {
            do {
                trial.run(nextSeed.getAndIncrement(), database);
            } while (System.nanoTime() - start < time.toNanos());
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
