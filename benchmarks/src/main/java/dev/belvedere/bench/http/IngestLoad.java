package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.bench.shop.TopicPriceChanges;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends price changes to the table's topic at a steady rate, on its own thread, until it is stopped. */
final class IngestLoad {

    private static final Waiting CATCHING_UP =
            Waiting.every(Duration.ofMillis(2)).atMost(Duration.ofSeconds(60));

    private final Pace pace;
    private final TopicPriceChanges changes;
    private final ShopTopics topics;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread = new Thread(this::send, "ingest");
    private volatile boolean stopping;
    private TopicPriceChanges.@Nullable Change last;

    private IngestLoad(double perSecond, TopicPriceChanges changes, ShopTopics topics) {
        this.pace = Pace.of(perSecond);
        this.changes = changes;
        this.topics = topics;
    }

    /** Starts sending. */
    static IngestLoad start(double perSecond, TopicPriceChanges changes, ShopTopics topics) {
        IngestLoad ingest = new IngestLoad(perSecond, changes, topics);
        ingest.thread.start();
        return ingest;
    }

    /**
     * The results.
     *
     * @param perSecond the rate that was reached: what the broker acknowledged until sending was stopped
     * @param catchUpMs the time from then until the last change was readable
     */
    record Findings(double perSecond, double catchUpMs) {}

    /** Stops sending and waits until all changes are readable. */
    Findings stop(RowReader rows) throws InterruptedException {
        long end = System.nanoTime();
        double perSecond = acknowledged.get() * 1e9 / (end - pace.startNanos());
        stopping = true;
        thread.join();
        topics.flush();
        TopicPriceChanges.Change awaited = last;
        if (awaited != null && !CATCHING_UP.until(() -> awaited.shownBy(rows.row(awaited.order())))) {
            throw new BenchException("the total of order " + awaited.order() + " does not become " + awaited.total());
        }
        return new Findings(perSecond, (System.nanoTime() - end) / 1e6);
    }

    private void send() {
        for (long turn = 0; !stopping; turn++) {
            pace.await(turn);
            TopicPriceChanges.Change change = changes.next();
            topics.send(change.event(), written -> acknowledged.incrementAndGet());
            last = change;
        }
    }
}
