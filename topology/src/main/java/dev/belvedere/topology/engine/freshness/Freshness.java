package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells how fresh this instance's replicas are, and waits until they are fresh enough. Thread-safe; no method blocks. */
public interface Freshness {

    /**
     * The state of a replica.
     *
     * @param frontier everything before it is visible
     * @param commit names the shard's last commit: a reader that asks for it sees no older state of the shard, on any replica
     * @param lagMs the age in ms of the oldest source event that is known and not yet applied; 0 if there is none
     */
    record Standing(SyncToken frontier, SyncToken commit, Role role, long lagMs) {}

    /** Returns the state of a shard's replica; empty if this instance does not hold one. */
    Optional<Standing> of(String store, int shard);

    /**
     * Checks that a token belongs to this deployment's tables.
     *
     * @throws ForeignTokenException if it does not
     */
    void check(SyncToken token);

    /**
     * Waits until a shard has reached a token. The future completes with true as soon as everything that the token asks for is visible, with false if this
     * instance does not hold the shard, or no longer. A stream thread completes it, so dependent actions must be quick or run elsewhere. A caller that gives
     * up completes or cancels it.
     *
     * @throws ForeignTokenException if the token is of another deployment
     */
    CompletableFuture<Boolean> reach(String store, int shard, SyncToken token);

    /** Returns a token of everything that was committed at a time, in ms since 1970, and possibly of more. Fails if the broker does not answer. */
    CompletableFuture<SyncToken> committedAt(long atMs);
}
