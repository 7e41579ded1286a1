package dev.belvedere.topology.engine.replica;

import java.util.Optional;

/** The latest changes of the shards that are active on this instance, by the store of a view or an index. Thread-safe; no method blocks. */
public interface ChangeFeeds {

    /** Returns true if changes are retained at all. */
    boolean kept();

    /** Returns the feed of a shard; empty if the shard is not active on this instance. */
    Optional<ChangeFeed> of(String store, int shard);
}
