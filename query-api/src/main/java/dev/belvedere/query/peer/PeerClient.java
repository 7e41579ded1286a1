package dev.belvedere.query.peer;

import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.ForwardableRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The other instances, asked over connections that are kept open. Asking blocks nobody. Thread-safe. */
public final class PeerClient implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int CONNECTIONS_PER_INSTANCE = 64;
    private static final int WAITING_PER_INSTANCE = 1_024;
    private static final int LONGEST_ANSWER = 64 << 20;
    private static final long IDLE_MS = 30_000;
    private static final int MISSED_HEARTBEATS = 3;

    /** How long an instance that did not answer is asked last. */
    private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String KEPT = "/?&=%:@!$'()*+,;-._~";

    private final HttpClient client;
    /** With connections of their own: one that follows changes keeps its connection. */
    private final HttpClient streams;

    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

    /** @param changes how many streams there may be, and how often at least something comes with each */
    public PeerClient(Duration connectTimeout, SubscriptionLimits changes) {
        client = client(connectTimeout, CONNECTIONS_PER_INSTANCE, IDLE_MS);
        streams = client(
                connectTimeout,
                Math.max(1, changes.subscribers()),
                MISSED_HEARTBEATS * changes.heartbeat().toMillis());
    }

    private static HttpClient client(Duration connectTimeout, int connections, long idleMs) {
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(1));
        client.setExecutor(new QueuedThreadPool(THREADS, THREADS));
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(idleMs);
        client.setMaxConnectionsPerDestination(connections);
        client.setMaxRequestsQueuedPerDestination(WAITING_PER_INSTANCE);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        LifeCycle.start(client);
        client.getContentDecoderFactories().clear();
        return client;
    }

    /** The same instances, with those last that did not answer a moment ago. */
    public List<String> livelyFirst(List<String> instances) {
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
    public CompletableFuture<PeerReply> ask(
            String instance, String target, Map<String, String> headers, Duration timeout) {
        CompletableFuture<PeerReply> reply = new CompletableFuture<>();
        Request request = request(client, instance, target, headers).timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        request.send(new BufferingResponseListener(LONGEST_ANSWER) {
            @Override
            public void onComplete(Result result) {
                if (result.isSucceeded()) {
                    failedAt.remove(instance);
                    reply.complete(new PeerReply(
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

    /**
     * An answer that has begun, and goes on.
     *
     * @param head the answer without its body
     * @param body to be read to its end, or failed
     */
    public record Stream(PeerReply head, Content.Source body) {}

    /** Asks an instance for something that has no end. Fails where the answer does not begin in time, or the instance cannot be reached. */
    public CompletableFuture<Stream> follow(String instance, ForwardableRequest forward, Duration timeout) {
        CompletableFuture<Stream> begun = new CompletableFuture<>();
        Request request = request(streams, instance, forward.target(), forward.headers())
                .onResponseContentSource((response, body) -> {
                    PeerReply head = new PeerReply(instance, response.getStatus(), response.getHeaders(), new byte[0]);
                    if (!begun.complete(new Stream(head, body))) {
                        body.fail(new TimeoutException("nobody waits for this answer any more"));
                    }
                });
        request.send(result -> {
            if (result.isFailed() && begun.completeExceptionally(result.getFailure())) {
                failedAt.put(instance, System.nanoTime());
            }
        });
        return begun.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Request request(HttpClient by, String instance, String target, Map<String, String> headers) {
        return by.newRequest(URI.create("http://" + instance + escaped(target)))
                .headers(fields -> headers.forEach(fields::put));
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

    /** Breaks off what has no end by itself; there will be no more of it. */
    public void endStreams() {
        LifeCycle.stop(streams);
    }

    @Override
    public void close() {
        endStreams();
        LifeCycle.stop(client);
    }
}
