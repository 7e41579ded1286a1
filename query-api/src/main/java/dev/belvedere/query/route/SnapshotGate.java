package dev.belvedere.query.route;

import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.freshness.SnapshotGoneException;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Finds the snapshot that each read of this instance is of, delays reads until there is one that is as fresh as they demand, and states how fresh each answer is. A
 * delayed read holds no thread. Thread-safe.
 */
public final class SnapshotGate {

    /** Finds the role of this instance's replica of a shard. */
    public interface Roles {
        Optional<Role> of(ShardId shard);
    }

    /** Stands for a snapshot that this instance does not have: its replicas refuse to be read at it. */
    private static final Snapshot NOWHERE = new Snapshot(-1, SyncToken.NONE);

    private final Snapshots snapshots;
    private final Roles roles;
    private final Optional<String> self;
    private final Executor executor;
    private final Duration longestWait;

    /**
     * @param self the address of this instance; empty if the others do not know it
     * @param executor runs the reads that were delayed
     * @param longestWait limits the wait of a read, whatever it asks for
     */
    public SnapshotGate(
            Snapshots snapshots, Roles roles, Optional<String> self, Executor executor, Duration longestWait) {
        this.snapshots = snapshots;
        this.roles = roles;
        this.self = self;
        this.executor = executor;
        this.longestWait = longestWait;
    }

    /** A snapshot, or why there is none. */
    record Found(Optional<Snapshot> snapshot, Optional<ReadFailure> failure) {

        static Found of(Snapshot snapshot) {
            return new Found(Optional.of(snapshot), Optional.empty());
        }

        static Found failed(ReadFailure failure) {
            return new Found(Optional.empty(), Optional.of(failure));
        }
    }

    /** How long a read with this demand waits. */
    Duration waitOf(FreshnessDemand demand) {
        return demand.waitWithin(longestWait);
    }

    /**
     * Reads once there is a snapshot as the read demands it: before this method returns if there is one already, so that the future is complete, and otherwise on the
     * executor. Fails the read if there is none in time.
     */
    <T> CompletableFuture<ReadAnswer<T>> read(ReadRequest request, Function<Snapshot, ReadResult<T>> local) {
        if (request.freshness().isNone()) {
            return CompletableFuture.completedFuture(readNow(request.shards(), local));
        }
        CompletableFuture<Found> found = find(request.freshness(), request.shards());
        return found.isDone()
                ? CompletableFuture.completedFuture(readAt(found.join(), request.shards(), local))
                : found.thenApplyAsync(at -> readAt(at, request.shards(), local), executor);
    }

    /** Names the newest snapshot. */
    SyncToken newest() {
        return snapshots.latest(List.of()).map(Snapshot::token).orElse(SyncToken.NONE);
    }

    /** Reads the local replicas at the newest snapshot that all of them have. */
    <T> ReadAnswer<T> readNow(List<ShardId> shards, Function<Snapshot, ReadResult<T>> local) {
        return readAt(Found.of(snapshots.latest(shards).orElse(NOWHERE)), shards, local);
    }

    /** Reads the local replicas at the snapshot that was found. */
    <T> ReadAnswer<T> readAt(Found found, List<ShardId> shards, Function<Snapshot, ReadResult<T>> local) {
        if (found.failure().isPresent()) {
            return ReadAnswer.failed(found.failure().get());
        }
        Snapshot snapshot = found.snapshot().orElse(NOWHERE);
        ReadResult<T> result = local.apply(snapshot);
        AnswerFreshness stated = stated(snapshot, shards);
        if (result instanceof ReadResult.Found<T> value) {
            return new ReadAnswer.Found<>(value.value(), stated);
        }
        return result instanceof ReadResult.Refused<T> refused
                ? new ReadAnswer.Failed<>(new ReadFailure.Refused(refused.reason()), Optional.of(stated))
                : new ReadAnswer.Absent<>(stated);
    }

    private AnswerFreshness stated(Snapshot snapshot, List<ShardId> shards) {
        Role role = Role.ACTIVE;
        for (ShardId shard : shards) {
            if (roles.of(shard).equals(Optional.of(Role.STANDBY))) {
                role = Role.STANDBY;
            }
        }
        OptionalInt only = shards.size() == 1 ? OptionalInt.of(shards.get(0).number()) : OptionalInt.empty();
        return new AnswerFreshness(
                self, only, snapshot.token(), role, snapshots.lagMs(snapshot), snapshot.incomplete());
    }

    /** Completes on any thread with a snapshot at which the local replicas of these shards can be read, and which is as the demand says; or with why there is none. */
    CompletableFuture<Found> find(FreshnessDemand demand, List<ShardId> shards) {
        // Cancelling what thenCompose returns would not reach the search, which would stay registered.
        CompletableFuture<Void> givenUp = new CompletableFuture<>();
        CompletableFuture<Optional<Snapshot>> found = wanted(demand).thenCompose(token -> {
            CompletableFuture<Optional<Snapshot>> search = search(demand, token, shards);
            CompletableFuture<Void> unused = givenUp.thenRun(() -> search.cancel(false));
            return search;
        });
        CompletableFuture<Optional<Snapshot>> inTime =
                found.isDone() ? found : found.copy().orTimeout(waitOf(demand).toNanos(), TimeUnit.NANOSECONDS);
        return inTime.thenApply(SnapshotGate::found).exceptionally(failure -> {
            givenUp.complete(null);
            return failed(demand, shards, failure);
        });
    }

    private CompletableFuture<SyncToken> wanted(FreshnessDemand demand) {
        return demand.maxStaleness()
                .map(age -> snapshots
                        .committedAt(System.currentTimeMillis() - age.toMillis())
                        .thenApply(demand.token()::and))
                .orElseGet(() -> CompletableFuture.completedFuture(demand.token()));
    }

    private CompletableFuture<Optional<Snapshot>> search(
            FreshnessDemand demand, SyncToken token, List<ShardId> shards) {
        if (demand.epoch().isPresent()) {
            return snapshots.at(shards, demand.epoch().getAsLong());
        }
        return demand.snapshot()
                .map(exact -> snapshots.exactly(shards, exact))
                .orElseGet(() -> snapshots.atLeast(shards, token));
    }

    private static Found found(Optional<Snapshot> snapshot) {
        return snapshot.map(Found::of).orElseGet(() -> Found.failed(new ReadFailure.Refused(Refusal.MOVED)));
    }

    private Found failed(FreshnessDemand demand, List<ShardId> shards, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SnapshotGoneException gone) {
            return Found.failed(new ReadFailure.SnapshotGone(gone.oldest()));
        }
        if (cause instanceof TimeoutException) {
            Snapshot now = snapshots.latest(shards).orElse(NOWHERE);
            SyncToken wanted = demand.snapshot().orElse(demand.token());
            return Found.failed(
                    new ReadFailure.NotFreshEnough(snapshots.reached(now, wanted), wanted, snapshots.lagMs(now)));
        }
        return Found.failed(new ReadFailure.FreshnessUnknown());
    }
}
