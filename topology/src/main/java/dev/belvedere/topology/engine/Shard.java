package dev.belvedere.topology.engine;

/**
 * One shard of a view or an index.
 *
 * @param store the name of its store
 */
public record Shard(String store, int number) {}
