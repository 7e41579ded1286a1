package dev.belvedere.query.http.metrics;

import dev.belvedere.query.route.ForwardableRequest;
import dev.belvedere.query.route.FreshnessDemand;
import dev.belvedere.query.route.PeerReply;
import dev.belvedere.query.route.PeerRows;
import dev.belvedere.query.route.Peers;
import dev.belvedere.query.route.ProblemCode;
import dev.belvedere.query.route.ReplicaDemand;
import dev.belvedere.topology.engine.metrics.Meters;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures how long other instances take to reply. */
final class MeasuredPeers implements Peers {

    private static final List<Duration> BOUNDS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1_000, 5_000)
            .map(Duration::ofMillis)
            .toList();

    private final Peers peers;
    private final Timer answered;
    private final Timer refused;
    private final Timer unreachable;

    MeasuredPeers(Peers peers, Meters meters) {
        this.peers = peers;
        this.answered = meters.timer(ReadMetric.FORWARDS, BOUNDS, "answered");
        this.refused = meters.timer(ReadMetric.FORWARDS, BOUNDS, "refused");
        this.unreachable = meters.timer(ReadMetric.FORWARDS, BOUNDS, "unreachable");
    }

    @Override
    public CompletableFuture<PeerReply> read(
            String instance,
            ForwardableRequest request,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        long begun = System.nanoTime();
        return peers.read(instance, request, freshness, replicas, timeout)
                .whenComplete((reply, failure) -> record(
                        failure != null ? unreachable : reply.failure().isPresent() ? refused : answered, begun));
    }

    @Override
    public CompletableFuture<PeerRows> rows(
            String instance,
            String path,
            List<String> keys,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout) {
        long begun = System.nanoTime();
        return peers.rows(instance, path, keys, freshness, replicas, timeout)
                .whenComplete((rows, failure) -> record(timerOf(rows), begun));
    }

    private Timer timerOf(PeerRows rows) {
        if (rows instanceof PeerRows.Failed failed) {
            return failed.attempt().reason().equals(ProblemCode.UNREACHABLE.text()) ? unreachable : refused;
        }
        return answered;
    }

    private static void record(Timer timer, long begun) {
        timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    @Override
    public List<String> responsiveFirst(List<String> instances) {
        return peers.responsiveFirst(instances);
    }
}
