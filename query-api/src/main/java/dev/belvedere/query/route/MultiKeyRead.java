package dev.belvedere.query.route;

import dev.belvedere.query.read.ReadResult;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A read of several keys whose rows are on several instances. All keys of one instance go into one request, and all instances are asked at the same
 * time. The keys that an instance does not answer go to the next replica, and to all replicas again until the budget is spent. Thread-safe.
 */
final class MultiKeyRead {

    private final Routing routing;
    private final FreshnessDemand demanded;
    private final Duration timeout;
    private final String path;
    private final List<RequestedKey> keys;
    private final BiFunction<Snapshot, List<RequestedKey>, ReadResult<List<byte[]>>> local;
    private final RetryBudget budget;
    private final byte[][] rows;
    private final Map<ShardId, Deque<String>> instances = new ConcurrentHashMap<>();
    private final Set<ShardId> read = ConcurrentHashMap.newKeySet();
    private final Queue<AnswerFreshness> stated = new ConcurrentLinkedQueue<>();
    private final Attempts attempts;
    private volatile @Nullable ReadAnswer<List<byte[]>> refusal;
    private volatile FreshnessDemand freshness = FreshnessDemand.NONE;
    private volatile Map<String, Long> incomplete = Map.of();

    /**
     * @param path the path of the view's rows, on every instance
     * @param local reads some of the keys from this instance, as {@link PeerRows.Found#rows} says
     */
    MultiKeyRead(
            Routing routing,
            FreshnessDemand freshness,
            Duration timeout,
            String path,
            List<RequestedKey> keys,
            BiFunction<Snapshot, List<RequestedKey>, ReadResult<List<byte[]>>> local) {
        this(routing, freshness, timeout, path, keys, local, routing.budget(freshness, timeout));
    }

    private MultiKeyRead(
            Routing routing,
            FreshnessDemand freshness,
            Duration timeout,
            String path,
            List<RequestedKey> keys,
            BiFunction<Snapshot, List<RequestedKey>, ReadResult<List<byte[]>>> local,
            RetryBudget budget) {
        this.routing = routing;
        this.demanded = freshness;
        this.timeout = timeout;
        this.path = path;
        this.keys = keys;
        this.local = local;
        this.budget = budget;
        this.rows = new byte[keys.size()][];
        this.attempts = new Attempts(shardsOf(keys));
    }

    private static List<ShardId> shardsOf(List<RequestedKey> keys) {
        return keys.stream().map(RequestedKey::shard).distinct().toList();
    }

    /** Completes with the rows in the order of the keys, all of one snapshot: the one that this instance finds first. */
    CompletableFuture<ReadAnswer<List<byte[]>>> begin() {
        return routing.gate()
                .find(demanded, List.of())
                .thenCompose(found -> found.failure()
                        .map(failure -> CompletableFuture.completedFuture(ReadAnswer.<List<byte[]>>failed(failure)))
                        .orElseGet(() -> begin(found.snapshot().orElseThrow())));
    }

    private CompletableFuture<ReadAnswer<List<byte[]>>> begin(Snapshot snapshot) {
        freshness = demanded.at(snapshot.epoch());
        incomplete = snapshot.incomplete();
        return round();
    }

    private CompletableFuture<ReadAnswer<List<byte[]>>> round() {
        for (RequestedKey each : keys) {
            if (!read.contains(each.shard())) {
                instances.put(each.shard(), new ArrayDeque<>(routing.replicas().instancesFor(each.shard())));
            }
        }
        return next();
    }

    private CompletableFuture<ReadAnswer<List<byte[]>>> next() {
        ReadAnswer<List<byte[]>> refused = refusal;
        if (refused != null) {
            return CompletableFuture.completedFuture(refused);
        }
        Map<String, List<RequestedKey>> groups = new LinkedHashMap<>();
        for (RequestedKey each : keys) {
            if (!read.contains(each.shard())) {
                String instance = instancesOf(each.shard()).peek();
                if (instance == null) {
                    return again();
                }
                groups.computeIfAbsent(instance, first -> new ArrayList<>()).add(each);
            }
        }
        if (groups.isEmpty()) {
            AnswerFreshness all = stated.stream().reduce(AnswerFreshness::and).orElseThrow();
            return CompletableFuture.completedFuture(new ReadAnswer.Found<>(List.of(rows), all.ofSeveral(incomplete)));
        }
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        groups.forEach((instance, some) -> asked.add(ask(instance, some)));
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenComposeAsync(all -> next(), routing.executor());
    }

    private CompletableFuture<ReadAnswer<List<byte[]>>> again() {
        if (attempts.include(ProblemCode.SNAPSHOT_GONE)) {
            if (demanded.isExact()) {
                return CompletableFuture.completedFuture(ReadAnswer.failed(
                        new ReadFailure.SnapshotGone(routing.gate().newest())));
            }
            if (budget.allowsAnotherRound()) {
                return routing.replicas().refreshed().thenCompose(known -> anew());
            }
        }
        return attempts.mayBeRepeated() && budget.allowsAnotherRound()
                ? routing.replicas().refreshed().thenCompose(known -> round())
                : CompletableFuture.completedFuture(ReadAnswer.failed(attempts.failure()));
    }

    /** Another instance is so far ahead that it has forgotten the snapshot that this one found; a newer one will do. */
    private CompletableFuture<ReadAnswer<List<byte[]>>> anew() {
        return new MultiKeyRead(routing, demanded, timeout, path, keys, local, budget).begin();
    }

    private Deque<String> instancesOf(ShardId shard) {
        return instances.computeIfAbsent(shard, unknown -> new ArrayDeque<>());
    }

    /** Completes whether or not the instance answers. */
    private CompletableFuture<Void> ask(String instance, List<RequestedKey> some) {
        List<ShardId> shards = shardsOf(some);
        CompletableFuture<PeerRows> asked =
                instance.equals(Replicas.LOCAL) ? askHere(some, shards) : askPeer(instance, some, shards);
        return asked.thenAccept(reply -> take(reply, some, shards));
    }

    private CompletableFuture<PeerRows> askHere(List<RequestedKey> some, List<ShardId> shards) {
        return routing.gate()
                .find(freshness, shards)
                .thenApplyAsync(found -> readHere(found, some, shards), routing.executor());
    }

    private PeerRows readHere(SnapshotGate.Found found, List<RequestedKey> some, List<ShardId> shards) {
        ReadAnswer<List<byte[]>> here = routing.gate().readAt(found, shards, snapshot -> local.apply(snapshot, some));
        if (here instanceof ReadAnswer.Found<List<byte[]>> read) {
            return new PeerRows.Found(read.value(), read.freshness());
        }
        if (here instanceof ReadAnswer.Failed<List<byte[]>> failed
                && failed.failure().code() == ProblemCode.FAILED_VIEW) {
            refusal = here;
        }
        ProblemCode code = here instanceof ReadAnswer.Failed<List<byte[]>> failed
                ? failed.failure().code()
                : ProblemCode.NOT_HELD_HERE;
        return new PeerRows.Failed(FailedAttempt.of(Replicas.LOCAL, code));
    }

    private CompletableFuture<PeerRows> askPeer(String instance, List<RequestedKey> some, List<ShardId> shards) {
        Duration left = budget.left();
        return routing.peers()
                .rows(
                        instance,
                        path,
                        some.stream().map(RequestedKey::text).toList(),
                        freshness.waiting(left),
                        routing.replicas().demandOf(instance, shards),
                        freshness.isNone() ? timeout : timeout.plus(left));
    }

    private void take(PeerRows reply, List<RequestedKey> some, List<ShardId> shards) {
        if (reply instanceof PeerRows.Found found) {
            for (int i = 0; i < some.size(); i++) {
                rows[some.get(i).position()] = found.rows().get(i);
            }
            stated.add(found.freshness());
            read.addAll(shards);
        } else if (reply instanceof PeerRows.Refused refused) {
            refusal = new ReadAnswer.Forwarded<>(refused.reply());
        } else if (reply instanceof PeerRows.Failed failed) {
            attempts.add(failed.attempt());
            shards.forEach(shard -> instancesOf(shard).poll());
        }
    }
}
