package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.shop.ShopTopics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Price changes into the table's topic at a steady rate, on a thread of its own, until it is stopped. */
final class Ingest {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Pace pace;
    private final PriceRaises raises;
    private final ShopTopics topics;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread = new Thread(this::send, "ingest");
    private volatile boolean stopping;
    private PriceRaises.@Nullable Raise last;

    private Ingest(double perSecond, PriceRaises raises, ShopTopics topics) {
        this.pace = Pace.of(perSecond);
        this.raises = raises;
        this.topics = topics;
    }

    static Ingest start(double perSecond, PriceRaises raises, ShopTopics topics) {
        Ingest ingest = new Ingest(perSecond, raises, topics);
        ingest.thread.start();
        return ingest;
    }

    /**
     * What came of it.
     *
     * @param perSecond what the broker acknowledged until sending was stopped: the rate that was held
     * @param catchUpMs from then until the last change was readable
     */
    record Findings(double perSecond, double catchUpMs) {}

    /** Ends sending, and waits until everything sent is readable. */
    Findings stop(RowReader rows) throws InterruptedException {
        long end = System.nanoTime();
        double perSecond = acknowledged.get() * 1e9 / (end - pace.startNanos());
        stopping = true;
        thread.join();
        topics.flush();
        PriceRaises.Raise awaited = last;
        while (awaited != null && !awaited.shownBy(rows.row(awaited.order()))) {
            if (System.nanoTime() - end > DEADLINE.toNanos()) {
                throw new BenchException("order " + awaited.order() + " does not come to " + awaited.total());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return new Findings(perSecond, (System.nanoTime() - end) / 1e6);
    }

    private void send() {
        for (long turn = 0; !stopping; turn++) {
            pace.await(turn);
            PriceRaises.Raise raise = raises.next();
            topics.send(raise.event(), written -> acknowledged.incrementAndGet());
            last = raise;
        }
    }
}
