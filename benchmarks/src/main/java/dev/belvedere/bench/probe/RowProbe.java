package dev.belvedere.bench.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Polls each awaited row of order_summary by requests of its own until it contains an expected text. For few rows. Thread-safe. */
public final class RowProbe {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Executor pause;
    private final URI http;
    private final Duration timeout;

    /**
     * Creates a probe of one instance.
     *
     * @param interval from a response to the next request: the resolution of the measurement
     * @param timeout after which a row that still does not contain the text has failed
     */
    public RowProbe(URI http, Duration interval, Duration timeout) {
        this.pause = CompletableFuture.delayedExecutor(interval.toMillis(), TimeUnit.MILLISECONDS);
        this.http = http;
        this.timeout = timeout;
    }

    /** Completes with the nanoseconds from {@code sinceNanos} until the order's row contained the text, exceptionally after the timeout. */
    public CompletableFuture<Long> await(long order, String text, long sinceNanos) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        HttpRequest request = HttpRequest.newBuilder(http.resolve(RowReader.ROW + order))
                .header("Accept", "application/json")
                .timeout(timeout)
                .build();
        poll(request, text, sinceNanos, seen);
        return seen;
    }

    private void poll(HttpRequest request, String text, long sinceNanos, CompletableFuture<Long> seen) {
        CompletableFuture<Void> unused = client.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(response -> {
                    long elapsed = System.nanoTime() - sinceNanos;
                    if (response.body().contains(text)) {
                        seen.complete(elapsed);
                    } else if (elapsed > timeout.toNanos()) {
                        seen.completeExceptionally(new TimeoutException(response.body() + ", expected " + text));
                    } else {
                        pause.execute(() -> poll(request, text, sinceNanos, seen));
                    }
                })
                .exceptionally(failure -> {
                    seen.completeExceptionally(failure);
                    return null;
                });
    }
}
