package dev.belvedere.bench.http;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads all rows that are waited for at once, again and again, until each shows what is expected: one request for all, so that rows that take
 * longer do not make more work for the instance that is measured. Thread-safe.
 */
public final class Watcher implements AutoCloseable {

    /** Between an answer and the next question: the resolution of the measurement. */
    private static final long PAUSE_MS = 5;

    /** As many as the read API takes in one request. */
    private static final int MOST_KEYS = 1_000;

    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
    private final URI http;
    private final Duration deadline;

    /**
     * Watches the view order_summary of one instance.
     *
     * @param deadline after which a row that still shows something else has failed
     */
    public Watcher(URI http, Duration deadline) {
        this.http = http;
        this.deadline = deadline;
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private record Awaited(long orderId, String ending, long sinceNanos, CompletableFuture<Long> seen) {}

    /** Completes with the nanoseconds from {@code sinceNanos} until a read showed the total, or exceptionally after the deadline. */
    public CompletableFuture<Long> watch(long orderId, BigDecimal total, long sinceNanos) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        awaited.add(new Awaited(orderId, "\"total\":" + total.toPlainString() + "}", sinceNanos, seen));
        return seen;
    }

    private void look() {
        List<Awaited> asked = awaited.stream().limit(MOST_KEYS).toList();
        if (asked.isEmpty()) {
            return;
        }
        try {
            List<String> rows = rows(asked);
            long now = System.nanoTime();
            for (int i = 0; i < asked.size(); i++) {
                settle(asked.get(i), rows.get(i), now);
            }
        } catch (IOException | RuntimeException failed) {
            // Also what nobody expects: the clock would drop this task, and whoever waits would wait for ever.
            asked.forEach(each -> {
                awaited.remove(each);
                each.seen().completeExceptionally(failed);
            });
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> rows(List<Awaited> asked) throws IOException, InterruptedException {
        String keys = asked.stream().map(each -> "key=" + each.orderId()).collect(joining("&"));
        HttpRequest request = HttpRequest.newBuilder(http.resolve("/v1/views/order_summary/rows?" + keys))
                .header("Accept", "application/x-ndjson")
                .timeout(deadline)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(request.uri() + " was answered with " + answer.body());
        }
        return answer.body().lines().toList();
    }

    private void settle(Awaited row, String read, long now) {
        long elapsed = now - row.sinceNanos();
        if (read.endsWith(row.ending())) {
            awaited.remove(row);
            row.seen().complete(elapsed);
        } else if (elapsed > deadline.toNanos()) {
            awaited.remove(row);
            row.seen().completeExceptionally(new TimeoutException(read + ", expected …" + row.ending()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
