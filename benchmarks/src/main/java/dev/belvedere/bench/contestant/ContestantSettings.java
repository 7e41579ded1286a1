package dev.belvedere.bench.contestant;

/**
 * What a contestant is told at its start; the same for all but for {@code kind} and names.
 *
 * @param name begins the names of its topics, tables' and internal ones
 * @param directory of its files
 * @param view the file with the view's statement
 * @param partitions of each table's topic; and shards
 * @param commitMs how often Streams commits, milliseconds
 * @param memoryBytes the bound of RocksDB's memory
 * @param dslCacheBytes the record cache of the DSL's program; 0 for none
 * @param dslOptimized whether the DSL's program is built with {@code topology.optimization=all}
 */
public record ContestantSettings(
        Kind kind,
        String name,
        String directory,
        String view,
        String bootstrapServers,
        String registryUrl,
        int partitions,
        int threads,
        long commitMs,
        long memoryBytes,
        long dslCacheBytes,
        boolean dslOptimized) {}
