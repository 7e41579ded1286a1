package dev.belvedere.topology.engine.replica;

import dev.belvedere.serdes.token.SyncToken;

/**
 * A commit of a shard as readers name it.
 *
 * @param frontier how far the sources have got in it
 * @param commit which of the shard's commits it is
 */
public record CommitTokens(SyncToken frontier, SyncToken commit) {}
