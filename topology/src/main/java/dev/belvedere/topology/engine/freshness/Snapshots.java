package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The snapshots that this instance's replicas can be read at. Thread-safe; no method blocks. */
public interface Snapshots {

    /** Returns the newest snapshot at which this instance can read all of these shards; empty if there is none. */
    Optional<Snapshot> latest(List<ShardId> shards);

    /**
     * Waits until this instance can read all of these shards at a snapshot that contains everything that a token names. The future completes with the snapshot, or with
     * nothing if this instance does not hold one of the shards, or no longer. Dependent actions must be quick or run elsewhere. A caller that gives up completes or
     * cancels it.
     *
     * @throws ForeignTokenException if the token is of another deployment
     */
    CompletableFuture<Optional<Snapshot>> atLeast(List<ShardId> shards, SyncToken token);

    /**
     * Waits until this instance can read all of these shards at exactly the snapshot that a token names, as {@link #atLeast} does. The future fails with a
     * {@link SnapshotGoneException} if it is not kept any more.
     *
     * @throws ForeignTokenException if the token is of another deployment
     */
    CompletableFuture<Optional<Snapshot>> exactly(List<ShardId> shards, SyncToken token);

    /**
     * Waits until this instance can read all of these shards at the snapshot of an epoch, as {@link #atLeast} does. The future fails with a
     * {@link SnapshotGoneException} if it is not kept any more.
     */
    CompletableFuture<Optional<Snapshot>> at(List<ShardId> shards, long epoch);

    /** Returns the first snapshot that is kept, from this epoch on; empty if there is none yet. */
    Optional<Snapshot> first(long epoch);

    /** Keeps the snapshot of an epoch, and all later ones, beyond their time, as far as memory allows; instead of those that the holder has held before. */
    void hold(Object holder, long epoch);

    /** The holder needs no snapshot any more. */
    void letGo(Object holder);

    /** Returns how far a snapshot has got in everything that a token names; nothing if it is not kept any more. */
    SyncToken reached(Snapshot snapshot, SyncToken token);

    /** Returns the age in ms of the oldest source event that is known and not in a snapshot; 0 if there is none. */
    long lagMs(Snapshot snapshot);

    /**
     * Checks that a token belongs to this deployment's sources.
     *
     * @throws ForeignTokenException if it does not
     */
    void check(SyncToken token);

    /** Returns a token of everything that was committed at a time, in ms since 1970, and possibly of more. Fails if the broker does not answer. */
    CompletableFuture<SyncToken> committedAt(long atMs);
}
