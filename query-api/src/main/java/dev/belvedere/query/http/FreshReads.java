package dev.belvedere.query.http;

import dev.belvedere.query.read.Shard;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Freshness;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has requests wait until the shards that they read are as fresh as they ask, and says with every answer how fresh they are. A request that waits has
 * no thread. Thread-safe.
 */
final class FreshReads {

    private static final Duration WAIT_UNLESS_TOLD = Duration.ofSeconds(1);

    private final Freshness freshness;
    private final Executor executor;
    private final Duration longestWait;

    /**
     * @param executor answers those that have waited
     * @param longestWait of a request, whatever it prefers
     */
    FreshReads(Freshness freshness, Executor executor, Duration longestWait) {
        this.freshness = freshness;
        this.executor = executor;
        this.longestWait = longestWait;
    }

    /**
     * Answers from these shards: here and now where they are fresh enough, elsewhere as soon as they are, or with a problem where that takes too long.
     *
     * @param answer reads and answers; may end with a {@link ProblemException}
     */
    void answer(Context request, List<Shard> shards, Runnable answer) {
        FreshnessDemand demand = FreshnessDemand.of(request);
        check(demand.token());
        if (demand.isNone()) {
            stateAndAnswer(request, shards, demand, answer);
            return;
        }
        Duration wait = demand.patience().orElse(WAIT_UNLESS_TOLD);
        Duration applied = wait.compareTo(longestWait) < 0 ? wait : longestWait;
        demand.patience().ifPresent(asked -> request.header("Preference-Applied", "wait=" + applied.toMillis()));
        Waiting waiting = new Waiting(shards);
        CompletableFuture<SyncToken> fresh = waiting.until(wanted(demand));
        if (fresh.isDone() && !fresh.isCompletedExceptionally()) {
            stateAndAnswer(request, shards, demand, answer);
        } else {
            request.future(() -> fresh.orTimeout(applied.toNanos(), TimeUnit.NANOSECONDS)
                    .handleAsync(
                            (reached, failure) -> {
                                waiting.giveUp();
                                goOn(request, shards, demand, waiting, answer, failure);
                                return reached;
                            },
                            executor));
        }
    }

    private void check(SyncToken token) {
        try {
            freshness.check(token);
        } catch (BelvedereException foreign) {
            throw new ProblemException(
                    Problem.badRequest(foreign.code(), "Foreign token", FreshnessDemand.sentence(foreign)));
        }
    }

    private CompletableFuture<SyncToken> wanted(FreshnessDemand demand) {
        return demand.maxStaleness()
                .map(age -> freshness
                        .committedAt(System.currentTimeMillis() - age.toMillis())
                        .thenApply(demand.token()::and))
                .orElseGet(() -> CompletableFuture.completedFuture(demand.token()));
    }

    private void goOn(
            Context request,
            List<Shard> shards,
            FreshnessDemand demand,
            Waiting waiting,
            Runnable answer,
            @Nullable Throwable failure) {
        if (failure == null) {
            stateAndAnswer(request, shards, demand, answer);
            return;
        }
        FreshnessStatement now = FreshnessStatement.of(freshness, shards);
        if (failure instanceof TimeoutException) {
            throw new ProblemException(now.notReached(waiting.wanted()));
        }
        throw new ProblemException(Problem.unavailable(
                "freshness-unknown",
                "Freshness unknown",
                "Where the table topics end cannot be seen now, and so not how stale an answer would be. Retry, or read without "
                        + FreshnessDemand.MAX_STALENESS + "."));
    }

    // Stated first: what is in now is in by the time that the store is read.
    private void stateAndAnswer(Context request, List<Shard> shards, FreshnessDemand demand, Runnable answer) {
        FreshnessStatement.of(freshness, shards).state(request, demand.token());
        answer.run();
    }

    /** One request's wait for all shards that it reads. */
    private final class Waiting {

        private final List<Shard> shards;
        private final List<CompletableFuture<Boolean>> reached = new ArrayList<>();
        private volatile SyncToken wanted = SyncToken.NONE;

        Waiting(List<Shard> shards) {
            this.shards = shards;
        }

        /** Completes when all have reached it, or are not held here: then the read itself says so. */
        CompletableFuture<SyncToken> until(CompletableFuture<SyncToken> known) {
            return known.thenCompose(token -> {
                wanted = token;
                synchronized (reached) {
                    shards.forEach(shard -> reached.add(freshness.reach(shard.store(), shard.number(), token)));
                    return CompletableFuture.allOf(reached.toArray(CompletableFuture[]::new))
                            .thenApply(all -> token);
                }
            });
        }

        SyncToken wanted() {
            return wanted;
        }

        void giveUp() {
            synchronized (reached) {
                reached.forEach(each -> each.complete(false));
            }
        }
    }
}
