package dev.belvedere.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads orders again and again until they show what is expected. Thread-safe. */
final class PopularParentReads {

    private static final String ROWS = "/v1/views/order_summary/rows";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Executor pause;
    private final URI http;
    private final Duration deadline;

    /** @param pause between an answer that does not show it and the next question: the resolution */
    PopularParentReads(URI http, Duration pause, Duration deadline) {
        this.pause = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
        this.http = http;
        this.deadline = deadline;
    }

    /** Completes with the nanoseconds since then when the order's row has this text, exceptionally after the deadline. */
    CompletableFuture<Long> until(long order, String text, long sinceNanos) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        ask(request(ROWS + "/" + order, "application/json"), text, sinceNanos, seen);
        return seen;
    }

    private void ask(HttpRequest request, String text, long sinceNanos, CompletableFuture<Long> seen) {
        CompletableFuture<Void> unused = client.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(answer -> {
                    long elapsed = System.nanoTime() - sinceNanos;
                    if (answer.body().contains(text)) {
                        seen.complete(elapsed);
                    } else if (elapsed > deadline.toNanos()) {
                        seen.completeExceptionally(new TimeoutException(answer.body() + ", expected " + text));
                    } else {
                        pause.execute(() -> ask(request, text, sinceNanos, seen));
                    }
                })
                .exceptionally(failed -> {
                    seen.completeExceptionally(failed);
                    return null;
                });
    }

    /** How many of all rows have this text. */
    long count(String text) throws IOException, InterruptedException {
        long found = 0;
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String from = cursor.get().isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor.get(), UTF_8);
            HttpResponse<String> page = client.send(
                    request(ROWS + "?scan=true&limit=1000" + from, "application/x-ndjson"), BodyHandlers.ofString());
            found += page.body().lines().filter(line -> line.contains(text)).count();
            cursor = page.headers().firstValue("Next-Cursor");
        }
        return found;
    }

    private HttpRequest request(String path, String accept) {
        return HttpRequest.newBuilder(http.resolve(path))
                .header("Accept", accept)
                .timeout(deadline)
                .build();
    }
}
