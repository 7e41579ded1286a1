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

    private static final Problem UNKNOWN = Problem.unavailable(
            "freshness-unknown",
            "Freshness unknown",
            "Where the table topics end cannot be seen now, and so not how stale an answer would be. Retry, or read without "
                    + FreshnessDemand.MAX_STALENESS + ".");

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
        FreshRead read = new FreshRead(request, shards, demand, answer);
        if (demand.isNone()) {
            read.answer();
        } else {
            read.await();
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

    /** One request, the shards that it reads, and its wait for all of them. */
    private final class FreshRead {

        private final Context request;
        private final List<Shard> shards;
        private final FreshnessDemand demand;
        private final Runnable answer;
        private final List<CompletableFuture<Boolean>> reached = new ArrayList<>();
        private volatile SyncToken wanted;

        FreshRead(Context request, List<Shard> shards, FreshnessDemand demand, Runnable answer) {
            this.request = request;
            this.shards = shards;
            this.demand = demand;
            this.answer = answer;
            this.wanted = demand.token();
        }

        // Stated first: what is in now is in by the time that the store is read.
        void answer() {
            FreshnessStatement.of(freshness, shards).state(request, demand.token());
            answer.run();
        }

        void await() {
            Duration wait = demand.patience().orElse(WAIT_UNLESS_TOLD);
            Duration applied = wait.compareTo(longestWait) < 0 ? wait : longestWait;
            demand.patience().ifPresent(asked -> request.header("Preference-Applied", "wait=" + applied.toMillis()));
            CompletableFuture<Void> fresh = wanted().thenCompose(this::reach);
            if (fresh.isDone() && !fresh.isCompletedExceptionally()) {
                answer();
            } else {
                request.future(() ->
                        fresh.orTimeout(applied.toNanos(), TimeUnit.NANOSECONDS).handleAsync(this::goOn, executor));
            }
        }

        private CompletableFuture<SyncToken> wanted() {
            return demand.maxStaleness()
                    .map(age -> freshness
                            .committedAt(System.currentTimeMillis() - age.toMillis())
                            .thenApply(demand.token()::and))
                    .orElseGet(() -> CompletableFuture.completedFuture(demand.token()));
        }

        /** Completes when all have reached it, or are not held here: then the read itself says so. */
        private CompletableFuture<Void> reach(SyncToken token) {
            wanted = token;
            synchronized (reached) {
                shards.forEach(shard -> reached.add(freshness.reach(shard.store(), shard.number(), token)));
                return CompletableFuture.allOf(reached.toArray(CompletableFuture[]::new));
            }
        }

        private @Nullable Void goOn(@Nullable Void fresh, @Nullable Throwable failure) {
            synchronized (reached) {
                reached.forEach(each -> each.complete(false));
            }
            if (failure == null) {
                answer();
                return null;
            }
            throw new ProblemException(
                    failure instanceof TimeoutException
                            ? FreshnessStatement.of(freshness, shards).notReached(wanted)
                            : UNKNOWN);
        }
    }
}
