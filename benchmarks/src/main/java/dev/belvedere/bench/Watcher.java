package dev.belvedere.bench;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads rows again and again until they show what is expected. Thread-safe; needs no thread per row. */
final class Watcher {

    /** Between an answer that does not show it and the next question: the resolution of the measurement. */
    private static final long PAUSE_MS = 10;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Executor pause = CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS);
    private final URI http;
    private final Duration deadline;

    Watcher(URI http, Duration deadline) {
        this.http = http;
        this.deadline = deadline;
    }

    /** Completes with the nanoseconds from {@code sinceNanos} until a read showed the total, or exceptionally after the deadline. */
    CompletableFuture<Long> watch(long orderId, BigDecimal total, long sinceNanos) {
        HttpRequest request = HttpRequest.newBuilder(http.resolve("/v1/views/order_summary/rows/" + orderId))
                .timeout(deadline)
                .build();
        CompletableFuture<Long> seen = new CompletableFuture<>();
        ask(request, "\"total\":" + total.toPlainString() + "}", sinceNanos, seen);
        return seen;
    }

    private void ask(HttpRequest request, String expected, long sinceNanos, CompletableFuture<Long> seen) {
        CompletableFuture<Void> unused = client.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(answer -> {
                    long elapsed = System.nanoTime() - sinceNanos;
                    if (answer.body().endsWith(expected)) {
                        seen.complete(elapsed);
                    } else if (elapsed > deadline.toNanos()) {
                        seen.completeExceptionally(new TimeoutException(answer.body() + ", expected " + expected));
                    } else {
                        pause.execute(() -> ask(request, expected, sinceNanos, seen));
                    }
                })
                .exceptionally(failed -> {
                    seen.completeExceptionally(failed);
                    return null;
                });
    }
}
