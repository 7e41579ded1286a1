package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.Role;

import dev.belvedere.serdes.token.SyncToken;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How fresh the shards of this instance are, and waiting until they are fresh enough. A shard is one of a store: a view's or an index's. Thread-safe;
 * nothing here blocks.
 */
public interface Freshness {

    /**
     * Where a copy of a shard stands.
     *
     * @param frontier everything before it is in
     * @param commit names the shard's last commit: whoever asks for it sees no older state of the shard, on any copy
     * @param lagMs how long the oldest event that is known and not in has been known, milliseconds; 0 where there is none
     */
    record Standing(SyncToken frontier, SyncToken commit, Role role, long lagMs) {}

    /** Where a shard stands; empty where this instance does not hold it. */
    Optional<Standing> of(String store, int shard);

    /**
     * Makes sure that a token is of tables of this deployment.
     *
     * @throws EngineException if it is not
     */
    void check(SyncToken token);

    /**
     * Completes with true as soon as everything that the token asks for is in, with false where the shard is not held here any more. A stream thread
     * completes it: what depends on it must be quick or go on elsewhere. To give up, complete or cancel it.
     *
     * @throws EngineException where the token is of another deployment
     */
    CompletableFuture<Boolean> reach(String store, int shard, SyncToken token);

    /** Everything that was committed at a time, milliseconds since 1970, and perhaps more. Fails where the broker cannot be asked. */
    CompletableFuture<SyncToken> committedAt(long atMs);
}
