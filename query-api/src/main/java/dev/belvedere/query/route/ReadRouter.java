package dev.belvedere.query.route;

import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.topology.engine.freshness.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers reads from this instance if it has the shards, and otherwise from the instances that do: first the active replica, then the others. A
 * read that another instance has forwarded is answered here or fails. Thread-safe; nothing blocks.
 */
public final class ReadRouter {

    private final Routing routing;

    /** @param executor runs what follows the replies of other instances */
    public ReadRouter(Replicas replicas, SnapshotGate gate, Peers peers, PeerSettings settings, Executor executor) {
        this.routing = new Routing(replicas, gate, peers, settings, executor, new RetryCounts());
    }

    /** How often further replicas were asked. */
    public RetryCounts retryCounts() {
        return routing.counts();
    }

    /**
     * Reads shards that one instance is expected to have together. The future is complete when this method returns if the local replicas answer
     * without waiting: then {@code local} was called by this thread.
     *
     * @param local reads this instance's replicas
     */
    public <T> CompletableFuture<ReadAnswer<T>> read(ReadRequest request, Function<Snapshot, ReadResult<T>> local) {
        if (request.forwarded().isPresent()) {
            boolean refused = request.forwarded().get() == ReplicaDemand.ACTIVE
                    && !routing.replicas().areActiveHere(request.shards());
            return refused
                    ? CompletableFuture.completedFuture(ReadAnswer.failed(new ReadFailure.Refused(Refusal.MOVED)))
                    : routing.gate().read(request, local);
        }
        return routing.replicas().isOnlyInstance() ? routing.gate().read(request, local) : readAnywhere(request, local);
    }

    private <T> CompletableFuture<ReadAnswer<T>> readAnywhere(
            ReadRequest request, Function<Snapshot, ReadResult<T>> local) {
        if (!request.freshness().isNone() || !routing.replicas().areActiveHere(List.of(request.firstShard()))) {
            return new ForwardingRead<>(routing, request, local).begin();
        }
        ReadAnswer<T> here = routing.gate().readNow(request.shards(), local);
        if (!(here instanceof ReadAnswer.Failed<T> failed)) {
            return CompletableFuture.completedFuture(here);
        }
        ForwardingRead<T> read = new ForwardingRead<>(routing, request, local);
        read.failedHere(failed);
        return read.begin();
    }

    /** Whether one instance, this one, answers a read of these keys; otherwise {@link #readKeys} does. */
    public boolean isAnsweredHere(ReadRequest request) {
        return request.forwarded().isPresent()
                || routing.replicas().isOnlyInstance()
                || routing.replicas().areActiveHere(request.shards());
    }

    /**
     * Reads the rows of keys that are on several instances, in the order of the keys, each as {@link PeerRows.Found#rows} says.
     *
     * @param path the path of the view's rows, on every instance
     * @param local reads some of the keys from this instance's replicas
     */
    public CompletableFuture<ReadAnswer<List<byte[]>>> readKeys(
            FreshnessDemand freshness,
            Duration timeout,
            String path,
            List<RequestedKey> keys,
            BiFunction<Snapshot, List<RequestedKey>, ReadResult<List<byte[]>>> local) {
        return new MultiKeyRead(routing, freshness, timeout, path, keys, local).begin();
    }
}
