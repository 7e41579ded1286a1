package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.shop.ShopTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes into the table's topic at a steady rate, several under way at once, each to another row, and reads the row as soon as the broker has acknowledged the
 * write: once through the gate, and once without, which shows how often a read would miss.
 */
final class ReadYourWrites {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final ShopTopics topics;
    private final PriceRaises raises;
    private final RowReader rows;
    private final Gate gate;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger seenWithout = new AtomicInteger();

    ReadYourWrites(ShopTopics topics, PriceRaises raises, RowReader rows, Gate gate) {
        this.topics = topics;
        this.raises = raises;
        this.rows = rows;
        this.gate = gate;
    }

    /**
     * What came of it.
     *
     * @param seen reads through the gate that showed the write
     * @param withoutTokenSeen reads without it that did
     * @param medianWaitMs from the acknowledgement of a write until its read through the gate was answered
     */
    record Findings(int reads, int seen, int withoutTokenSeen, double medianWaitMs, double p99WaitMs) {}

    /** Returns when all reads are answered. */
    Findings measure(int writes, double perSecond) {
        List<CompletableFuture<Void>> reads = new ArrayList<>();
        Pace pace = Pace.of(perSecond);
        for (int i = 0; i < writes; i++) {
            pace.await(i);
            reads.add(write(raises.next()));
        }
        topics.flush();
        CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).join();
        return new Findings(writes, seen.get(), seenWithout.get(), ms(50), ms(99));
    }

    private CompletableFuture<Void> write(PriceRaises.Raise raise) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        topics.send(raise.event(), acknowledged::complete);
        return acknowledged.thenCompose(written -> {
            long start = System.nanoTime();
            CompletableFuture<Void> through = shows(raise, gate, written).thenAccept(shown -> {
                micros.recordValue((System.nanoTime() - start) / 1_000);
                seen.addAndGet(shown ? 1 : 0);
            });
            CompletableFuture<Void> without =
                    shows(raise, Gate.NONE, written).thenAccept(shown -> seenWithout.addAndGet(shown ? 1 : 0));
            return CompletableFuture.allOf(through, without);
        });
    }

    private CompletableFuture<Boolean> shows(PriceRaises.Raise raise, Gate through, RecordMetadata written) {
        return rows.row(raise.order(), through.headers(written))
                .thenApply(row -> raise.shownBy(row))
                .exceptionally(failure -> false);
    }

    private double ms(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
