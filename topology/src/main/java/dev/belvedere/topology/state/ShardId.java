package dev.belvedere.topology.state;

/**
 * One shard of a view or an index.
 *
 * @param store the name of its store
 */
public record ShardId(String store, int number) {}
