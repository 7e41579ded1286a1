package dev.belvedere.bench.probe;

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
 * Polls all awaited rows of order_summary with one request, until each shows its expected total, so that rows that take longer do not put more load on the
 * measured instance. Thread-safe.
 */
public final class BatchProbe implements AutoCloseable {

    /** From a response to the next request: the resolution of the measurement. */
    private static final long INTERVAL_MS = 5;

    /** The limit of the read API. */
    private static final int MAX_KEYS = 1_000;

    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
    private final URI http;
    private final Duration timeout;

    /**
     * Creates a probe of one instance.
     *
     * @param timeout after which a row that still shows another total has failed
     */
    public BatchProbe(URI http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
        var unused = clock.scheduleWithFixedDelay(this::poll, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    private record Awaited(long orderId, String ending, long sinceNanos, CompletableFuture<Long> seen) {}

    /** Completes with the nanoseconds from {@code sinceNanos} until a read showed the total, or exceptionally after the timeout. */
    public CompletableFuture<Long> await(long orderId, BigDecimal total, long sinceNanos) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        awaited.add(new Awaited(orderId, "\"total\":" + total.toPlainString() + "}", sinceNanos, seen));
        return seen;
    }

    private void poll() {
        List<Awaited> polled = awaited.stream().limit(MAX_KEYS).toList();
        if (polled.isEmpty()) {
            return;
        }
        try {
            List<String> rows = rows(polled);
            long now = System.nanoTime();
            for (int i = 0; i < polled.size(); i++) {
                settle(polled.get(i), rows.get(i), now);
            }
        } catch (IOException | RuntimeException failed) {
            // An exception of any kind: the scheduler would drop this task, and all waits would hang.
            polled.forEach(each -> {
                awaited.remove(each);
                each.seen().completeExceptionally(failed);
            });
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> rows(List<Awaited> polled) throws IOException, InterruptedException {
        String keys = polled.stream().map(each -> "key=" + each.orderId()).collect(joining("&"));
        HttpRequest request = HttpRequest.newBuilder(http.resolve(RowReader.ROWS + "?" + keys))
                .header("Accept", "application/x-ndjson")
                .timeout(timeout)
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(request.uri() + " returned " + response.body());
        }
        return response.body().lines().toList();
    }

    private void settle(Awaited row, String read, long now) {
        long elapsed = now - row.sinceNanos();
        if (read.endsWith(row.ending())) {
            awaited.remove(row);
            row.seen().complete(elapsed);
        } else if (elapsed > timeout.toNanos()) {
            awaited.remove(row);
            row.seen().completeExceptionally(new TimeoutException(read + ", expected …" + row.ending()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
