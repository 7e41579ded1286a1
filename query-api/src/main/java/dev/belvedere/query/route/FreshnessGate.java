package dev.belvedere.query.route;

import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delays reads of this instance until its replicas are as fresh as they demand, and states how fresh each answer is. A delayed read holds no
 * thread. Thread-safe.
 */
public final class FreshnessGate {

    private static final CompletableFuture<Optional<ReadFailure>> OPEN =
            CompletableFuture.completedFuture(Optional.empty());

    private final Freshness freshness;
    private final Optional<String> self;
    private final Executor executor;
    private final Duration longestWait;

    /**
     * @param self the address of this instance; empty if the others do not know it
     * @param executor runs the reads that were delayed
     * @param longestWait limits the wait of a read, whatever it asks for
     */
    public FreshnessGate(Freshness freshness, Optional<String> self, Executor executor, Duration longestWait) {
        this.freshness = freshness;
        this.self = self;
        this.executor = executor;
        this.longestWait = longestWait;
    }

    /** How long a read with this demand waits. */
    Duration waitOf(FreshnessDemand demand) {
        return demand.waitWithin(longestWait);
    }

    /**
     * Reads once the local replicas are fresh enough: before this method returns if they are already, so that the future is complete, and
     * otherwise on the executor. Fails the read if they are not fresh in time.
     */
    <T> CompletableFuture<ReadAnswer<T>> read(ReadRequest request, Supplier<ReadResult<T>> local) {
        CompletableFuture<Optional<ReadFailure>> fresh = await(request.freshness(), request.shards());
        return fresh == OPEN
                ? CompletableFuture.completedFuture(readNow(request.shards(), local))
                : fresh.thenApplyAsync(
                        failure -> failure.<ReadAnswer<T>>map(ReadAnswer::failed)
                                .orElseGet(() -> readNow(request.shards(), local)),
                        executor);
    }

    /** Reads the local replicas as they are. */
    <T> ReadAnswer<T> readNow(List<ShardId> shards, Supplier<ReadResult<T>> local) {
        // The position before the read is in the store by the time it is read.
        AnswerFreshness before = now(shards);
        ReadResult<T> result = local.get();
        AnswerFreshness stated = before.until(now(shards));
        if (result instanceof ReadResult.Found<T> found) {
            return new ReadAnswer.Found<>(found.value(), stated);
        }
        return result instanceof ReadResult.Refused<T> refused
                ? new ReadAnswer.Failed<>(new ReadFailure.Refused(refused.reason()), Optional.of(stated))
                : new ReadAnswer.Absent<>(stated);
    }

    /** Completes on any thread: with nothing once the local replicas are fresh enough, with the failure if they are not in time. */
    CompletableFuture<Optional<ReadFailure>> await(FreshnessDemand demand, List<ShardId> shards) {
        return demand.isNone() ? OPEN : new Wait(demand, shards).begin();
    }

    private AnswerFreshness now(List<ShardId> shards) {
        AnswerFreshness all = now(shards.get(0));
        for (ShardId shard : shards.subList(1, shards.size())) {
            all = all.and(now(shard));
        }
        return all;
    }

    private AnswerFreshness now(ShardId shard) {
        OptionalInt number = OptionalInt.of(shard.number());
        return freshness
                .of(shard.store(), shard.number())
                .map(now -> new AnswerFreshness(self, number, now.frontier(), now.commit(), now.role(), now.lagMs()))
                .orElseGet(() -> new AnswerFreshness(self, number, SyncToken.NONE, SyncToken.NONE, Role.ACTIVE, 0));
    }

    /** One read's wait for all shards that it needs. */
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

        CompletableFuture<Optional<ReadFailure>> begin() {
            CompletableFuture<Boolean> all = wanted().thenCompose(this::reach);
            if (all.isDone() && !all.isCompletedExceptionally() && all.join()) {
                return OPEN;
            }
            return all.orTimeout(waitOf(demand).toNanos(), TimeUnit.NANOSECONDS).handle(this::end);
        }

        private CompletableFuture<SyncToken> wanted() {
            return demand.maxStaleness()
                    .map(age -> freshness
                            .committedAt(System.currentTimeMillis() - age.toMillis())
                            .thenApply(demand.token()::and))
                    .orElseGet(() -> CompletableFuture.completedFuture(demand.token()));
        }

        /** Completes with whether all shards have reached the token and are still on this instance. */
        private CompletableFuture<Boolean> reach(SyncToken token) {
            wanted = token;
            synchronized (reached) {
                shards.forEach(shard -> reached.add(freshness.reach(shard.store(), shard.number(), token)));
                return CompletableFuture.allOf(reached.toArray(CompletableFuture[]::new))
                        .thenApply(all -> reached.stream().allMatch(CompletableFuture::join));
            }
        }

        private Optional<ReadFailure> end(@Nullable Boolean fresh, @Nullable Throwable failure) {
            synchronized (reached) {
                reached.forEach(each -> each.complete(false));
            }
            return Boolean.TRUE.equals(fresh) ? Optional.empty() : Optional.of(failure(failure));
        }

        private ReadFailure failure(@Nullable Throwable failure) {
            if (failure == null) {
                return new ReadFailure.Refused(Refusal.MOVED);
            }
            if (failure instanceof TimeoutException) {
                AnswerFreshness now = now(shards);
                return new ReadFailure.NotFreshEnough(now.frontier(), wanted, now.lagMs());
            }
            return new ReadFailure.FreshnessUnknown();
        }
    }
}
