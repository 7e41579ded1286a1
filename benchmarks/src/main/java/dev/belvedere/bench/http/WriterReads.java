package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.Median;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.serdes.token.SyncToken;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Whether writers read their writes, and how long they wait for that, beside how fresh a view is at the same rate.
 *
 * @param freshnessMs the median from sending a change until polling shows it
 */
record WriterReads(ReadYourWrites.Findings reads, double freshnessMs) {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int FRESHNESS_DIVISOR = 5;

    private static final Gate TOKEN = written -> Map.of(
            "Sync-Token",
            SyncToken.after(written.topic(), written.partition(), written.offset())
                    .text(),
            "Prefer",
            "wait=2000");

    static WriterReads measure(
            HttpSystem system, HttpCourse course, PriceRaises raises, RowReader instance, PrintStream out) {
        int polled = Math.max(1, course.writes / FRESHNESS_DIVISOR);
        out.printf("freshness: %,d writes at %s a second%n", polled, course.writeRate);
        double freshness = freshness(system, course, raises, polled);
        out.printf("read your writes: %,d at %s a second%n", course.writes, course.writeRate);
        ReadYourWrites reads = new ReadYourWrites(system.topics(), raises, instance, TOKEN);
        return new WriterReads(reads.measure(course.writes, course.writeRate), freshness);
    }

    private static double freshness(HttpSystem system, HttpCourse course, PriceRaises raises, int writes) {
        List<CompletableFuture<Long>> waits = new ArrayList<>();
        try (Watcher watcher = new Watcher(system.server(Server.INSTANCE).http(), DEADLINE)) {
            Pace pace = Pace.of(course.writeRate);
            for (int i = 0; i < writes; i++) {
                pace.await(i);
                PriceRaises.Raise raise = raises.next();
                long start = System.nanoTime();
                system.topics().send(raise.event());
                waits.add(watcher.watch(raise.order(), raise.total(), start));
            }
            return Median.of(waits.stream().mapToDouble(wait -> wait.join() / 1e6));
        }
    }
}
