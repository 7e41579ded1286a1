package dev.belvedere.query.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The other instances, asked over connections that are kept open. Asking blocks nobody. Thread-safe. */
final class Peers implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int CONNECTIONS_PER_INSTANCE = 64;
    private static final int WAITING_PER_INSTANCE = 1_024;
    private static final int LONGEST_ANSWER = 64 << 20;
    private static final long IDLE_MS = 30_000;

    /** How long an instance that did not answer is asked last. */
    private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String KEPT = "/?&=%:@!$'()*+,;-._~";

    private final HttpClient client;
    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

    Peers(Duration connectTimeout) {
        client = new HttpClient(new HttpClientTransportOverHTTP(1));
        client.setExecutor(new QueuedThreadPool(THREADS, THREADS));
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(IDLE_MS);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_INSTANCE);
        client.setMaxRequestsQueuedPerDestination(WAITING_PER_INSTANCE);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        LifeCycle.start(client);
        client.getContentDecoderFactories().clear();
    }

    /** The same instances, with those last that did not answer a moment ago. */
    List<String> livelyFirst(List<String> instances) {
        long now = System.nanoTime();
        return instances.stream()
                .sorted((one, other) -> Boolean.compare(isAvoided(one, now), isAvoided(other, now)))
                .toList();
    }

    private boolean isAvoided(String instance, long now) {
        Long failed = failedAt.get(instance);
        return failed != null && now - failed < AVOIDED_NANOS;
    }

    /**
     * Asks an instance. Fails where it does not answer in time, or cannot be reached.
     *
     * @param target path and query, in any form that a client may have sent
     */
    CompletableFuture<Reply> ask(String instance, String target, Map<String, String> headers, Duration timeout) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Request request = client.newRequest(URI.create("http://" + instance + escaped(target)))
                .timeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .headers(fields -> headers.forEach(fields::put));
        request.send(new BufferingResponseListener(LONGEST_ANSWER) {
            @Override
            public void onComplete(Result result) {
                if (result.isSucceeded()) {
                    failedAt.remove(instance);
                    reply.complete(new Reply(
                            instance,
                            result.getResponse().getStatus(),
                            result.getResponse().getHeaders(),
                            getContent() == null ? new byte[0] : getContent()));
                } else {
                    failedAt.put(instance, System.nanoTime());
                    reply.completeExceptionally(result.getFailure());
                }
            }
        });
        return reply;
    }

    private static String escaped(String target) {
        StringBuilder escaped = new StringBuilder(target.length());
        for (byte each : target.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean plain = character < 0x80 && Character.isLetterOrDigit(character);
            if (plain || KEPT.indexOf(character) >= 0) {
                escaped.append(character);
            } else {
                escaped.append(String.format("%%%02X", (int) character));
            }
        }
        return escaped.toString();
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}
