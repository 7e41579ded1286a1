package dev.belvedere.query.route;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Other instances whose replies a test completes. */
final class FakePeers implements Peers {

    private final Map<String, CompletableFuture<PeerReply>> replies = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** The reply of an instance, to be completed before or after it is asked. */
    CompletableFuture<PeerReply> reply(String instance) {
        return replies.computeIfAbsent(instance, first -> new CompletableFuture<>());
    }

    void answers(String instance, String body) {
        reply(instance)
                .complete(new PeerReply(
                        instance, 200, List.of(), body.getBytes(StandardCharsets.UTF_8), Optional.empty()));
    }

    void refuses(String instance, ProblemCode code) {
        refuses(instance, 503, FailedAttempt.of(instance, code));
    }

    void refuses(String instance, int status, FailedAttempt failure) {
        reply(instance).complete(new PeerReply(instance, status, List.of(), new byte[0], Optional.of(failure)));
    }

    /** The instances asked, with the replicas demanded of them, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletableFuture<PeerReply> read(
            String instance,
            ForwardableRequest request,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        asked.add(instance + " " + replicas.text());
        return reply(instance);
    }

    @Override
    public CompletableFuture<PeerRows> rows(
            String instance,
            String path,
            List<String> keys,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        return CompletableFuture.completedFuture(
                new PeerRows.Failed(FailedAttempt.of(instance, ProblemCode.UNREACHABLE)));
    }

    @Override
    public List<String> responsiveFirst(List<String> instances) {
        return instances;
    }
}
