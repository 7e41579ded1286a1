package dev.belvedere.topology.engine.replica;

import java.util.Optional;

/** What changes in the shards of this instance. A shard is one of a store: a view's or an index's. Thread-safe; nothing here blocks. */
public interface ChangeFeeds {

    /** Whether changes are kept at all. */
    boolean kept();

    /** A shard's changes; empty where this instance does not hold it. */
    Optional<ChangeFeed> of(String store, int shard);
}
