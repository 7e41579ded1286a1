package dev.belvedere.query.http;

import dev.belvedere.topology.engine.Shard;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way from copy to copy. While there is time it starts again when none has answered: copies that move are there again soon. One
 * thread at a time.
 */
final class RoutedRead {

    private final RoutedReads reads;
    private final Context request;
    private final FreshnessDemand demand;
    private final List<Shard> shards;
    private final Duration timeout;
    private final Runnable here;
    private final long startedAt = System.nanoTime();
    private final Duration patience;
    private Deque<String> instances = new ArrayDeque<>();
    private final Tried tried;
    private @Nullable Problem problemHere;
    private @Nullable Reply problemThere;

    RoutedRead(
            RoutedReads reads,
            Context request,
            FreshnessDemand demand,
            List<Shard> shards,
            Duration timeout,
            Runnable here) {
        this.reads = reads;
        this.request = request;
        this.demand = demand;
        this.shards = shards;
        this.timeout = timeout;
        this.here = here;
        this.patience = reads.patience(demand, timeout);
        this.tried = new Tried(List.of(shards.get(0)));
    }

    /** This instance has been asked already. */
    void refusedHere(Problem problem) {
        note(problem);
    }

    private void note(Problem problem) {
        tried.add(RoutedReads.HERE, problem.code());
        if (!Tried.isOfTheCopy(problem.code())) {
            problemHere = problem;
        }
    }

    private void note(Reply reply) {
        String code = ProblemCode.of(reply);
        tried.add(reply.instance(), code);
        if (!Tried.isOfTheCopy(code)) {
            problemThere = reply;
        }
    }

    /** Completes when the request is answered. */
    CompletableFuture<Void> begin() {
        instances = new ArrayDeque<>(reads.instancesFor(shards.get(0)));
        return next();
    }

    private CompletableFuture<Void> next() {
        String instance = instances.poll();
        if (instance == null) {
            return again();
        }
        return instance.equals(RoutedReads.HERE) ? here() : there(instance);
    }

    private CompletableFuture<Void> here() {
        return reads.answerHere(request, demand, shards, here).exceptionallyCompose(failure -> {
            Throwable cause = RoutedReads.cause(failure);
            if (cause instanceof ProblemException refused && refused.problem().passes()) {
                note(refused.problem());
                return next();
            }
            return CompletableFuture.failedFuture(cause);
        });
    }

    private CompletableFuture<Void> there(String instance) {
        Forwarded as = reads.isActiveAt(shards.get(0), instance) ? Forwarded.ACTIVE : Forwarded.ANY;
        Duration left = left();
        Duration most = demand.isNone() ? timeout : timeout.plus(left);
        return reads.ask(instance, Forward.of(request, demand, left, as), most)
                .<Optional<Reply>>handle((reply, failure) -> Optional.ofNullable(reply))
                .thenComposeAsync(reply -> take(instance, reply), reads.executor());
    }

    private CompletableFuture<Void> take(String instance, Optional<Reply> reply) {
        if (reply.isEmpty()) {
            tried.add(instance, Tried.UNREACHABLE);
            return next();
        }
        if (reply.get().passes()) {
            note(reply.get());
            return next();
        }
        reply.get().relay(request);
        return CompletableFuture.completedFuture(null);
    }

    private Duration left() {
        return patience.minusNanos(System.nanoTime() - startedAt);
    }

    private CompletableFuture<Void> again() {
        boolean isClear = problemHere != null || problemThere != null;
        return isClear || !RoutedReads.isTimeForMore(left())
                ? end()
                : reads.lookAgain().thenCompose(known -> begin());
    }

    private CompletableFuture<Void> end() {
        if (problemThere != null) {
            problemThere.relay(request);
            return CompletableFuture.completedFuture(null);
        }
        Problem problem = problemHere == null ? tried.problem() : problemHere;
        return CompletableFuture.failedFuture(new ProblemException(problem));
    }
}
