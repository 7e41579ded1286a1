package dev.belvedere.topology.state;

/**
 * One shard of an assembly, and so of a view or an index: one partition of its store.
 *
 * @param store the name of the store
 * @param number from 0 to the number of shards, exclusive
 */
public record ShardId(String store, int number) {}
