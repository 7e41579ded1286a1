package dev.belvedere.bench.freshness;

import dev.belvedere.bench.measure.LatencyHistogram;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.BatchProbe;
import dev.belvedere.bench.shop.SqlPriceChanges;
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

/**
 * Commits price changes on an open-loop schedule and polls each until it is readable. A transaction changes an order that no change under way concerns, and the
 * probe waits for the total that PostgreSQL itself computed in the transaction.
 */
public final class FreshnessBenchmark {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long SEED = 7;

    private final String jdbcUrl;
    private final URI http;
    private final double rate;

    /** @param rate transactions per second */
    public FreshnessBenchmark(String jdbcUrl, URI http, double rate) {
        this.jdbcUrl = jdbcUrl;
        this.http = http;
        this.rate = rate;
    }

    /** Commits the given number of transactions and returns when all are readable or have timed out. */
    public FreshnessReport measure(int transactions) throws SQLException {
        LatencyHistogram latencies = LatencyHistogram.concurrent();
        List<String> failures = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Long>> reads = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(jdbcUrl);
                BatchProbe probe = new BatchProbe(http, TIMEOUT)) {
            SqlPriceChanges changes = new SqlPriceChanges(database, new Random(SEED));
            Pace pace = Pace.of(rate);
            for (int i = 0; i < transactions; i++) {
                pace.await(i);
                SqlPriceChanges.Change change = changes.commitNext();
                reads.add(probe.await(change.orderId(), change.total(), System.nanoTime()));
            }
            for (CompletableFuture<Long> read : reads) {
                read.handle((nanos, failure) -> {
                            if (failure == null) {
                                latencies.record(nanos);
                            } else {
                                failures.add(String.valueOf(failure.getMessage()));
                            }
                            return failure;
                        })
                        .join();
            }
        }
        return new FreshnessReport(latencies, failures);
    }
}
