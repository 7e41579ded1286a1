package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.Median;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.BatchProbe;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.TopicPriceChanges;
import dev.belvedere.serdes.token.SyncToken;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Measures the freshness of the view, and then reads writes back by their tokens at the same rate. */
final class ReadYourWritesBenchmark {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FRESHNESS_DIVISOR = 5;

    private static final ReadCondition TOKEN = written -> Map.of(
            "Sync-Token",
            SyncToken.after(written.topic(), written.partition(), written.offset())
                    .text(),
            "Prefer",
            "wait=2000");

    private final HttpFixture fixture;
    private final HttpOptions options;
    private final TopicPriceChanges changes;
    private final RowReader instance;
    private final PrintStream out;

    ReadYourWritesBenchmark(
            HttpFixture fixture, HttpOptions options, TopicPriceChanges changes, RowReader instance, PrintStream out) {
        this.fixture = fixture;
        this.options = options;
        this.changes = changes;
        this.instance = instance;
        this.out = out;
    }

    ReadYourWritesFigures run() {
        int polled = Math.max(1, options.writes / FRESHNESS_DIVISOR);
        out.printf("freshness: %,d writes at %s a second%n", polled, options.writeRate);
        double freshness = freshness(polled);
        out.printf("read your writes: %,d at %s a second%n", options.writes, options.writeRate);
        ReadYourWrites reads = new ReadYourWrites(fixture.topics(), changes, instance, TOKEN);
        return new ReadYourWritesFigures(reads.measure(options.writes, options.writeRate), freshness);
    }

    private double freshness(int writes) {
        List<CompletableFuture<Long>> waits = new ArrayList<>();
        try (BatchProbe probe =
                new BatchProbe(fixture.server(MeasuredServer.INSTANCE).http(), TIMEOUT)) {
            Pace pace = Pace.of(options.writeRate);
            for (int i = 0; i < writes; i++) {
                pace.await(i);
                TopicPriceChanges.Change change = changes.next();
                long start = System.nanoTime();
                fixture.topics().send(change.event());
                waits.add(probe.await(change.order(), change.total(), start));
            }
            return Median.of(waits, wait -> wait.join() / 1e6);
        }
    }
}
