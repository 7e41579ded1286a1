package dev.belvedere.query.peer;

import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.ForwardableRequest;
import dev.belvedere.query.route.FreshnessDemand;
import dev.belvedere.query.route.PeerReply;
import dev.belvedere.query.route.PeerRows;
import dev.belvedere.query.route.Peers;
import dev.belvedere.query.route.ReplicaDemand;
import dev.belvedere.query.tls.Certificates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.Result;

/** Asks the other instances over connections that are kept open. Nothing blocks. Thread-safe. */
public final class PeerClient implements Peers, AutoCloseable {

    private static final int CONNECTIONS_PER_INSTANCE = 64;
    private static final int LONGEST_REPLY = 64 << 20;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MISSED_HEARTBEATS = 3;

    /** How long an instance is asked last after it failed to reply. */
    private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PeerConnections reads;
    /** Separate from the reads' connections, because a subscription keeps its connection. */
    private final PeerConnections subscriptions;

    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

    /**
     * @param subscribers the most subscriptions at a time
     * @param heartbeat the longest time without an event or a comment on each of them
     * @param certificates this instance's, and those of the others that are trusted; empty for plain HTTP
     */
    public PeerClient(
            Duration connectTimeout, int subscribers, Duration heartbeat, Optional<Certificates> certificates) {
        reads = new PeerConnections(connectTimeout, CONNECTIONS_PER_INSTANCE, IDLE, certificates);
        subscriptions = new PeerConnections(
                connectTimeout, Math.max(1, subscribers), heartbeat.multipliedBy(MISSED_HEARTBEATS), certificates);
    }

    @Override
    public List<String> responsiveFirst(List<String> instances) {
        long now = System.nanoTime();
        return instances.stream()
                .sorted((one, other) -> Boolean.compare(failedRecently(one, now), failedRecently(other, now)))
                .toList();
    }

    private boolean failedRecently(String instance, long now) {
        Long failed = failedAt.get(instance);
        return failed != null && now - failed < AVOIDED_NANOS;
    }

    @Override
    public CompletableFuture<PeerReply> read(
            String instance,
            ForwardableRequest request,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put(ReadHeaders.FORWARDED, replicas.text());
        putFreshness(freshness, headers);
        return ask(instance, request.target(), headers, timeout);
    }

    private static void putFreshness(FreshnessDemand freshness, Map<String, String> headers) {
        if (!freshness.isNone()) {
            freshness.maxWait().ifPresent(wait -> headers.put(ReadHeaders.PREFER, "wait=" + wait.toMillis()));
        }
        if (!freshness.token().isEmpty()) {
            headers.put(ReadHeaders.SYNC_TOKEN, freshness.token().text());
        }
        freshness.snapshot().ifPresent(exact -> headers.put(ReadHeaders.SNAPSHOT, exact.text()));
        freshness.epoch().ifPresent(number -> headers.put(ReadHeaders.EPOCH, Long.toString(number)));
        freshness
                .maxStaleness()
                .ifPresent(age -> headers.put(ReadHeaders.MAX_STALENESS, Long.toString(age.toMillis())));
    }

    @Override
    public CompletableFuture<PeerRows> rows(
            String instance,
            String path,
            List<String> keys,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        StringBuilder target = new StringBuilder(path);
        for (int i = 0; i < keys.size(); i++) {
            target.append(i == 0 ? "?key=" : "&key=").append(keys.get(i));
        }
        ForwardableRequest request =
                new ForwardableRequest(target.toString(), Map.of("Accept", ReadHeaders.JSON_LINES));
        return read(instance, request, freshness, replicas, timeout)
                .handle((reply, failure) -> failure == null
                        ? PeerReplies.rows(reply, keys.size())
                        : new PeerRows.Failed(PeerReplies.unreachable(instance)));
    }

    /** Sends a request that is not a read of rows. The future fails if no reply arrives in time. */
    CompletableFuture<PeerReply> ask(String instance, String target, Map<String, String> headers, Duration timeout) {
        CompletableFuture<PeerReply> reply = new CompletableFuture<>();
        reads.request(instance, target, headers)
                .timeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .send(new BufferingResponseListener(LONGEST_REPLY) {
                    @Override
                    public void onComplete(Result result) {
                        if (result.isSucceeded()) {
                            failedAt.remove(instance);
                            byte[] body = getContent() == null ? new byte[0] : getContent();
                            reply.complete(PeerReplies.of(instance, result.getResponse(), body));
                        } else {
                            failedAt.put(instance, System.nanoTime());
                            reply.completeExceptionally(result.getFailure());
                        }
                    }
                });
        return reply;
    }

    /**
     * Subscribes to the part of a subscription that an instance has the active replicas of. The future does not fail.
     *
     * @param request the client's request for the whole subscription
     * @param start the headers that tell where the subscription begins
     */
    public CompletableFuture<PeerSubscription> subscribe(
            String instance,
            ForwardableRequest request,
            Subscription part,
            Map<String, String> start,
            Duration timeout) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put(ReadHeaders.FORWARDED, ReplicaDemand.ACTIVE.text());
        headers.put(ReadHeaders.SHARDS, SubscriptionShards.text(part));
        headers.putAll(start);
        return open(instance, request.target(), headers, timeout)
                .thenCompose(stream -> PeerSubscription.of(part, stream))
                .exceptionally(failure -> PeerSubscription.unreachable(instance, part));
    }

    private CompletableFuture<PeerStream> open(
            String instance, String target, Map<String, String> headers, Duration timeout) {
        CompletableFuture<PeerStream> begun = new CompletableFuture<>();
        subscriptions
                .request(instance, target, headers)
                .onResponseContentSource((response, body) -> {
                    if (!begun.complete(new PeerStream(PeerReplies.of(instance, response, new byte[0]), body))) {
                        body.fail(new TimeoutException("the reply began too late"));
                    }
                })
                .send(result -> {
                    if (result.isFailed() && begun.completeExceptionally(result.getFailure())) {
                        failedAt.put(instance, System.nanoTime());
                    }
                });
        return begun.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Breaks off all subscriptions; no more can be opened. */
    public void endSubscriptions() {
        subscriptions.close();
    }

    @Override
    public void close() {
        endSubscriptions();
        reads.close();
    }
}
