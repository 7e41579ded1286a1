package dev.belvedere.bench;

import dev.belvedere.bench.http.Watcher;
import dev.belvedere.bench.measure.Pace;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Commits price changes on an open-loop schedule and watches each until it is readable. Every transaction changes another order, so that what a reader
 * waits for is known: the total that PostgreSQL itself computed in the transaction.
 */
final class Freshness {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long HIGHEST_MICROS = DEADLINE.toMillis() * 1_000;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long SEED = 7;

    private final String jdbcUrl;
    private final URI http;
    private final double rate;

    Freshness(String jdbcUrl, URI http, double rate) {
        this.jdbcUrl = jdbcUrl;
        this.http = http;
        this.rate = rate;
    }

    FreshnessReport measure(int transactions) throws SQLException {
        ConcurrentHistogram latencies = new ConcurrentHistogram(HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        List<CompletableFuture<Long>> reads = new ArrayList<>();
        List<String> failures = new CopyOnWriteArrayList<>();
        try (Connection database = DriverManager.getConnection(jdbcUrl);
                Watcher watcher = new Watcher(http, DEADLINE)) {
            PriceChanges changes = new PriceChanges(database, new Random(SEED));
            Pace pace = Pace.of(rate);
            for (int i = 0; i < transactions; i++) {
                pace.await(i);
                PriceChanges.Change change = changes.commitNext();
                reads.add(watcher.watch(change.orderId(), change.total(), System.nanoTime()));
            }
            reads.forEach(read -> read.handle((nanos, failure) -> failure == null
                            ? record(latencies, nanos)
                            : failures.add(String.valueOf(failure.getMessage())))
                    .join());
        }
        return new FreshnessReport(latencies, failures);
    }

    private static boolean record(ConcurrentHistogram latencies, long nanos) {
        latencies.recordValue(nanos / 1_000);
        return true;
    }
}
