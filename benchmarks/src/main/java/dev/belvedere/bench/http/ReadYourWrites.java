package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.LatencyHistogram;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.bench.shop.TopicPriceChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes into the table's topic at a steady rate, each time to another row, and reads the row as soon as the broker has acknowledged the write: once with the
 * condition, and once without, which shows how often such a read misses the write.
 */
final class ReadYourWrites {

    private final ShopTopics topics;
    private final TopicPriceChanges changes;
    private final RowReader rows;
    private final ReadCondition condition;
    private final LatencyHistogram waits = LatencyHistogram.concurrent();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger seenWithout = new AtomicInteger();

    ReadYourWrites(ShopTopics topics, TopicPriceChanges changes, RowReader rows, ReadCondition condition) {
        this.topics = topics;
        this.changes = changes;
        this.rows = rows;
        this.condition = condition;
    }

    /**
     * The results.
     *
     * @param seen the number of reads with the condition that showed the write
     * @param withoutTokenSeen the number of reads without it that did
     * @param medianWaitMs the median from the acknowledgement of a write until the response to its read with the condition
     */
    record Findings(int reads, int seen, int withoutTokenSeen, double medianWaitMs, double p99WaitMs) {}

    /** Writes, and returns when all reads are answered. */
    Findings measure(int writes, double perSecond) {
        List<CompletableFuture<Void>> reads = new ArrayList<>();
        Pace pace = Pace.of(perSecond);
        for (int i = 0; i < writes; i++) {
            pace.await(i);
            reads.add(write(changes.next()));
        }
        topics.flush();
        CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).join();
        return new Findings(writes, seen.get(), seenWithout.get(), waits.ms(50), waits.ms(99));
    }

    private CompletableFuture<Void> write(TopicPriceChanges.Change change) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        topics.send(change.event(), acknowledged::complete);
        return acknowledged.thenCompose(written -> {
            long start = System.nanoTime();
            CompletableFuture<Void> with = shows(change, condition, written).thenAccept(shown -> {
                waits.record(System.nanoTime() - start);
                seen.addAndGet(shown ? 1 : 0);
            });
            CompletableFuture<Void> without = shows(change, ReadCondition.NONE, written)
                    .thenAccept(shown -> seenWithout.addAndGet(shown ? 1 : 0));
            return CompletableFuture.allOf(with, without);
        });
    }

    private CompletableFuture<Boolean> shows(
            TopicPriceChanges.Change change, ReadCondition with, RecordMetadata written) {
        return rows.row(change.order(), with.headers(written))
                .thenApply(row -> change.shownBy(row))
                .exceptionally(failure -> false);
    }
}
