package dev.belvedere.query.route;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has requests wait until the shards that they read here are as fresh as they ask, and says with every answer how fresh they are. A request that waits has
 * no thread. Thread-safe.
 */
public final class FreshnessGate {

    private static final Duration WAIT_UNLESS_TOLD = Duration.ofSeconds(1);

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private static final Problem UNKNOWN = Problem.unavailable(
            "freshness-unknown",
            "Freshness unknown",
            "Where the table topics end cannot be seen now, and so not how stale an answer would be. Retry, or read without "
                    + FreshnessDemand.MAX_STALENESS + ".");

    private final Freshness freshness;
    private final Optional<String> self;
    private final Executor executor;
    private final Duration longestWait;

    /**
     * @param self how this instance is known to the others
     * @param executor answers those that have waited
     * @param longestWait of a request, whatever it prefers
     */
    public FreshnessGate(Freshness freshness, Optional<String> self, Executor executor, Duration longestWait) {
        this.freshness = freshness;
        this.self = self;
        this.executor = executor;
        this.longestWait = longestWait;
    }

    /** What a request asks for. Ends with a {@link ProblemException} where that cannot be asked. */
    public FreshnessDemand demand(Context request) {
        FreshnessDemand demand = FreshnessDemand.of(request);
        try {
            freshness.check(demand.token());
        } catch (BelvedereException foreign) {
            throw new ProblemException(
                    Problem.badRequest(foreign.code(), "Foreign token", FreshnessDemand.sentence(foreign)));
        }
        demand.patience()
                .ifPresent(asked -> request.header(
                        "Preference-Applied", "wait=" + patience(demand).toMillis()));
        return demand;
    }

    /** How long a request waits. */
    public Duration patience(FreshnessDemand demand) {
        Duration wait = demand.patience().orElse(WAIT_UNLESS_TOLD);
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }

    /**
     * Answers from these shards as they are held here: at once where they are fresh enough, elsewhere as soon as they are, or with a problem where that
     * takes too long.
     *
     * @param answer reads and answers; may end with a {@link ProblemException}
     */
    public void answerInTime(Context request, FreshnessDemand demand, List<ShardId> shards, Runnable answer) {
        CompletableFuture<Void> fresh = await(demand, shards);
        if (fresh.isDone() && !fresh.isCompletedExceptionally()) {
            answer(request, demand, shards, answer);
        } else {
            request.future(() -> fresh.thenRunAsync(() -> answer(request, demand, shards, answer), executor));
        }
    }

    /** Answers from these shards as they are held here and now, and says how fresh that is. */
    public void answer(Context request, FreshnessDemand demand, List<ShardId> shards, Runnable answer) {
        // What is in now is in by the time that the store is read.
        FreshnessStatement before = FreshnessStatement.of(freshness, shards);
        try {
            answer.run();
        } finally {
            before.until(FreshnessStatement.of(freshness, shards)).state(request, demand.token(), self);
        }
    }

    /** Reads from these shards as they are held here and now, and hands over what it has read with how fresh that is. */
    public <T> void read(List<ShardId> shards, Supplier<T> read, BiConsumer<T, FreshnessStatement> taken) {
        FreshnessStatement before = FreshnessStatement.of(freshness, shards);
        T result = read.get();
        taken.accept(result, before.until(FreshnessStatement.of(freshness, shards)));
    }

    /** Completes once the copies that are held here are fresh enough, on any thread. Fails with a {@link ProblemException} where they are not in time. */
    public CompletableFuture<Void> await(FreshnessDemand demand, List<ShardId> shards) {
        return demand.isNone() ? DONE : new Wait(demand, shards).begin();
    }

    /** A request's wait for all shards that it reads. */
    private final class Wait {

        private final FreshnessDemand demand;
        private final List<ShardId> shards;
        private final List<CompletableFuture<Boolean>> reached = new ArrayList<>();
        private volatile SyncToken wanted;

        Wait(FreshnessDemand demand, List<ShardId> shards) {
            this.demand = demand;
            this.shards = shards;
            this.wanted = demand.token();
        }

        CompletableFuture<Void> begin() {
            CompletableFuture<Boolean> all = wanted().thenCompose(this::reach);
            if (all.isDone() && !all.isCompletedExceptionally() && all.join()) {
                return DONE;
            }
            return all.orTimeout(patience(demand).toNanos(), TimeUnit.NANOSECONDS)
                    .handle(this::end);
        }

        private CompletableFuture<SyncToken> wanted() {
            return demand.maxStaleness()
                    .map(age -> freshness
                            .committedAt(System.currentTimeMillis() - age.toMillis())
                            .thenApply(demand.token()::and))
                    .orElseGet(() -> CompletableFuture.completedFuture(demand.token()));
        }

        /** Completes with whether all have reached it, and are still held here. */
        private CompletableFuture<Boolean> reach(SyncToken token) {
            wanted = token;
            synchronized (reached) {
                shards.forEach(shard -> reached.add(freshness.reach(shard.store(), shard.number(), token)));
                return CompletableFuture.allOf(reached.toArray(CompletableFuture[]::new))
                        .thenApply(all -> reached.stream().allMatch(CompletableFuture::join));
            }
        }

        private @Nullable Void end(@Nullable Boolean fresh, @Nullable Throwable failure) {
            synchronized (reached) {
                reached.forEach(each -> each.complete(false));
            }
            if (failure == null && Boolean.TRUE.equals(fresh)) {
                return null;
            }
            throw new ProblemException(problem(failure));
        }

        private Problem problem(@Nullable Throwable failure) {
            if (failure == null) {
                return ReadProblems.notHeldHere();
            }
            return failure instanceof TimeoutException
                    ? FreshnessStatement.of(freshness, shards).notReached(wanted)
                    : UNKNOWN;
        }
    }
}
