package dev.belvedere.query.route;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.PeerReply;
import dev.belvedere.query.peer.ProblemDocument;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way from copy to copy. One that has not answered for a while is not waited for alone: the next one is asked too, and the first answer
 * counts. While there is time all of this starts again when none has answered: copies that move are there again soon. Thread-safe.
 */
final class ForwardingRead {

    private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);
    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

    private final ReadRouter reads;
    private final Context request;
    private final ForwardableRequest forward;
    private final FreshnessDemand demand;
    private final List<ShardId> shards;
    private final Duration timeout;
    private final Runnable here;
    private final long startedAt = System.nanoTime();
    private final Duration patience;
    private final Queue<String> instances = new ConcurrentLinkedQueue<>();
    /** Those that were asked as who has the active copy, and have refused. */
    private final Set<String> notActive = ConcurrentHashMap.newKeySet();

    private final Attempts tried;
    private volatile @Nullable Problem problemHere;
    private volatile @Nullable PeerReply problemThere;
    private volatile boolean answered;

    ForwardingRead(
            ReadRouter reads,
            Context request,
            FreshnessDemand demand,
            List<ShardId> shards,
            Duration timeout,
            Runnable here) {
        this.reads = reads;
        this.request = request;
        // Of a request that was answered nothing can be read any more, and another copy may still be asked then.
        this.forward = ForwardableRequest.of(request);
        this.demand = demand;
        this.shards = shards;
        this.timeout = timeout;
        this.here = here;
        this.patience = reads.patience(demand, timeout);
        this.tried = new Attempts(List.of(shards.get(0)));
    }

    /** This instance has been asked already. */
    void refusedHere(Problem problem) {
        note(problem);
    }

    private void note(Problem problem) {
        tried.add(ReadRouter.HERE, problem.code());
        if (!Attempts.isOfTheCopy(problem.code())) {
            problemHere = problem;
        }
    }

    private void note(PeerReply reply) {
        String code = ProblemDocument.codeOf(reply);
        tried.add(reply.instance(), code);
        if (!Attempts.isOfTheCopy(code)) {
            problemThere = reply;
        }
    }

    /** Completes when the request is answered. */
    CompletableFuture<Void> begin() {
        instances.addAll(reads.instancesFor(shards.get(0)));
        return next().thenCompose(done -> done ? CompletableFuture.completedFuture(null) : again());
    }

    /** Completes with whether the next copy has answered, or one after it. */
    private CompletableFuture<Boolean> next() {
        String instance = instances.poll();
        if (answered || instance == null || isOver()) {
            return answered ? YES : NO;
        }
        CompletableFuture<Boolean> asked = instance.equals(ReadRouter.HERE) ? here() : there(instance);
        return inTime(asked).thenCompose(done -> done ? YES : either(asked, next()));
    }

    /** The same, but with no as soon as it takes so long that the next copy should be asked too. */
    private CompletableFuture<Boolean> inTime(CompletableFuture<Boolean> asked) {
        // One that is asked to wait may take longer than it has to read, and may have stopped altogether.
        Duration alone = reads.hedgeAfter().isZero() ? timeout : reads.hedgeAfter();
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

    private CompletableFuture<Boolean> here() {
        return reads.fresh()
                .await(demand.waiting(left()), shards)
                .thenApplyAsync(
                        fresh -> answer(() -> reads.fresh().answer(request, demand, shards, here)), reads.executor())
                .exceptionallyCompose(failure -> {
                    Throwable cause = ReadRouter.cause(failure);
                    if (cause instanceof ProblemException refused
                            && refused.problem().passes()) {
                        note(refused.problem());
                        return NO;
                    }
                    return failed(cause);
                });
    }

    /** A failure is the answer, unless there is one. */
    private synchronized CompletableFuture<Boolean> failed(Throwable cause) {
        if (answered) {
            return YES;
        }
        answered = true;
        return CompletableFuture.failedFuture(cause);
    }

    private CompletableFuture<Boolean> there(String instance) {
        ReplicaDemand as = reads.isActiveAt(shards.get(0), instance) && !notActive.contains(instance)
                ? ReplicaDemand.ACTIVE
                : ReplicaDemand.ANY;
        Duration left = left();
        Duration most = demand.isNone() ? timeout : timeout.plus(left);
        return reads.ask(instance, forward.to(demand, left, as), most)
                .<Optional<PeerReply>>handle((reply, failure) -> Optional.ofNullable(reply))
                .thenApplyAsync(reply -> take(instance, as, reply), reads.executor());
    }

    private boolean take(String instance, ReplicaDemand as, Optional<PeerReply> reply) {
        if (reply.isEmpty()) {
            tried.add(instance, Attempts.UNREACHABLE);
            return false;
        }
        if (reply.get().passes()) {
            note(reply.get());
            // It may have a standby copy by now, which is asked last.
            if (as == ReplicaDemand.ACTIVE && notActive.add(instance)) {
                instances.add(instance);
            }
            return false;
        }
        return answer(() -> reply.get().relay(request));
    }

    /** Answers, unless that is done. Gives true. */
    private synchronized boolean answer(Runnable with) {
        if (!answered) {
            with.run();
            answered = true;
        }
        return true;
    }

    private Duration left() {
        return patience.minusNanos(System.nanoTime() - startedAt);
    }

    /** Whether the client has waited for as long as it would, and can be told why: another copy would keep it waiting for no more than it knows. */
    private boolean isOver() {
        return isClear() && left().isNegative();
    }

    private boolean isClear() {
        return problemHere != null || problemThere != null;
    }

    private CompletableFuture<Void> again() {
        return isClear() || !RetryBudget.isTimeForMore(left())
                ? end()
                : reads.rounds().next().thenCompose(known -> begin());
    }

    private CompletableFuture<Void> end() {
        PeerReply there = problemThere;
        if (there != null) {
            there.relay(request);
            return CompletableFuture.completedFuture(null);
        }
        Problem problem = problemHere;
        return CompletableFuture.failedFuture(new ProblemException(problem == null ? tried.problem() : problem));
    }
}
