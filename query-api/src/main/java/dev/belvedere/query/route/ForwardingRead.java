package dev.belvedere.query.route;

import dev.belvedere.query.read.ReadResult;
import dev.belvedere.topology.engine.freshness.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One read on its way from replica to replica. If a replica does not answer for a while, the next one is asked as well (a hedged read), and the
 * first answer counts. If none answers, the round is repeated until the budget is spent, because moving replicas are available again soon.
 * Thread-safe.
 */
final class ForwardingRead<T> {

    private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);
    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

    private final Routing routing;
    private final ReadRequest request;
    private final Function<Snapshot, ReadResult<T>> local;
    private final ForwardableRequest forward;
    private final RetryBudget budget;
    private final Attempts attempts;
    private final Queue<String> instances = new ConcurrentLinkedQueue<>();
    /** The instances that were asked for their active replica, and refused. */
    private final Set<String> notActive = ConcurrentHashMap.newKeySet();

    /** The failure that concerns more than one replica; the answer if no replica has a better one. */
    private volatile @Nullable ReadAnswer<T> lasting;

    private final CompletableFuture<ReadAnswer<T>> answer = new CompletableFuture<>();

    ForwardingRead(Routing routing, ReadRequest request, Function<Snapshot, ReadResult<T>> local) {
        this.routing = routing;
        this.request = request;
        this.local = local;
        // Now: nothing can be read of a request that has been answered, and a hedged attempt may still start then.
        this.forward = request.forward().get();
        this.budget = routing.budget(request.freshness(), request.timeout());
        this.attempts = new Attempts(List.of(request.firstShard()));
    }

    /** Notes that this instance was asked already. */
    void failedHere(ReadAnswer.Failed<T> failed) {
        note(FailedAttempt.of(Replicas.LOCAL, failed.failure().code()), ReadAnswer.failed(failed.failure()));
    }

    private void note(FailedAttempt attempt, ReadAnswer<T> failed) {
        attempts.add(attempt);
        if (attempt.remedy() != Remedy.ASK_ANOTHER_REPLICA) {
            lasting = failed;
        }
    }

    /** Asks replica after replica. The future fails only if reading fails unexpectedly. */
    CompletableFuture<ReadAnswer<T>> begin() {
        CompletableFuture<Void> unused = round().whenComplete((done, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private CompletableFuture<Void> round() {
        instances.addAll(routing.replicas().instancesFor(request.firstShard()));
        return next().thenCompose(done -> done ? CompletableFuture.completedFuture(null) : again());
    }

    /** Completes with whether the next replica, or one after it, has answered. */
    private CompletableFuture<Boolean> next() {
        String instance = instances.poll();
        if (answer.isDone()) {
            return YES;
        }
        if (instance == null || isOver()) {
            return NO;
        }
        CompletableFuture<Boolean> asked = instance.equals(Replicas.LOCAL) ? askHere() : ask(instance);
        return inTime(asked).thenCompose(done -> done ? YES : either(asked, beside(asked)));
    }

    /** Asks the next replica, if there is one. */
    private CompletableFuture<Boolean> beside(CompletableFuture<Boolean> asked) {
        if (!instances.isEmpty() && !answer.isDone() && !isOver()) {
            routing.counts().next(!asked.isDone());
        }
        return next();
    }

    /** Completes with no as soon as the attempt has taken so long that the next replica should be asked as well. */
    private CompletableFuture<Boolean> inTime(CompletableFuture<Boolean> asked) {
        // An instance that waits for fresh replicas may take longer than the read itself, and may have failed
        // meanwhile.
        Duration alone = routing.settings().hedgeAfter().isZero()
                ? request.timeout()
                : routing.settings().hedgeAfter();
        return instances.isEmpty()
                ? asked
                : asked.copy().completeOnTimeout(false, alone.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Completes with yes as soon as one of them does, with no once both have, or with the first failure. */
    private static CompletableFuture<Boolean> either(CompletableFuture<Boolean> one, CompletableFuture<Boolean> other) {
        CompletableFuture<Boolean> either = new CompletableFuture<>();
        for (CompletableFuture<Boolean> each : List.of(one, other)) {
            CompletableFuture<Boolean> unused = each.whenComplete((done, failure) -> {
                if (failure != null) {
                    either.completeExceptionally(failure);
                } else if (done) {
                    either.complete(true);
                }
            });
        }
        CompletableFuture<Void> unused = CompletableFuture.allOf(one, other).thenAccept(both -> either.complete(false));
        return either;
    }

    private CompletableFuture<Boolean> askHere() {
        return (request.freshness().isNone()
                        ? CompletableFuture.completedFuture(Optional.<SnapshotGate.Found>empty())
                        : routing.gate()
                                .find(request.freshness().waiting(budget.left()), request.shards())
                                .thenApply(Optional::of))
                .thenApplyAsync(this::readHere, routing.executor());
    }

    private boolean readHere(Optional<SnapshotGate.Found> found) {
        if (answer.isDone()) {
            return true;
        }
        ReadAnswer<T> here = found.map(at -> routing.gate().readAt(at, request.shards(), local))
                .orElseGet(() -> routing.gate().readNow(request.shards(), local));
        if (here instanceof ReadAnswer.Failed<T> failed) {
            failedHere(failed);
            return false;
        }
        answer.complete(here);
        return true;
    }

    private CompletableFuture<Boolean> ask(String instance) {
        ReplicaDemand demand = notActive.contains(instance)
                ? ReplicaDemand.ANY
                : routing.replicas().demandOf(instance, List.of(request.firstShard()));
        Duration left = budget.left();
        Duration timeout = request.freshness().isNone()
                ? request.timeout()
                : request.timeout().plus(left);
        return routing.peers()
                .read(instance, forward, request.freshness().waiting(left), demand, timeout)
                .<Optional<PeerReply>>handle((reply, failure) -> Optional.ofNullable(reply))
                .thenApplyAsync(reply -> take(instance, demand, reply), routing.executor());
    }

    private boolean take(String instance, ReplicaDemand demand, Optional<PeerReply> reply) {
        if (reply.isEmpty()) {
            attempts.add(FailedAttempt.of(instance, ProblemCode.UNREACHABLE));
            return false;
        }
        Optional<FailedAttempt> failure = reply.get().failure().filter(attempt -> attempt.remedy() != Remedy.GIVE_UP);
        if (failure.isEmpty()) {
            answer.complete(new ReadAnswer.Forwarded<>(reply.get()));
            return true;
        }
        note(failure.get(), new ReadAnswer.Forwarded<>(reply.get()));
        // It may have a standby replica by now, which is asked last.
        if (demand == ReplicaDemand.ACTIVE && notActive.add(instance)) {
            instances.add(instance);
        }
        return false;
    }

    /** Whether the client has waited as long as it would, and there is a failure to report: other replicas would only keep it waiting. */
    private boolean isOver() {
        return lasting != null && budget.isSpent();
    }

    private CompletableFuture<Void> again() {
        ReadAnswer<T> failed = lasting;
        if (failed == null && budget.allowsAnotherRound()) {
            return routing.replicas().refreshed().thenCompose(known -> round());
        }
        answer.complete(failed == null ? ReadAnswer.failed(attempts.failure()) : failed);
        return CompletableFuture.completedFuture(null);
    }
}
