package dev.belvedere.bench.engine.candidate;

/**
 * The settings of a candidate, which differ only in {@code kind}, names and files.
 *
 * @param name the prefix of its topics, of tables and internal ones
 * @param directory the directory of its files
 * @param view the file with the view's statement
 * @param partitions the number of partitions of each table's topic, and of shards
 * @param threads the number of processing threads
 * @param commitMs the commit interval of Kafka Streams, in milliseconds
 * @param memoryBytes the limit of RocksDB's memory
 * @param dslCacheBytes the size of the DSL's record cache; 0 for none
 * @param dslOptimized whether the DSL's topology is built with {@code topology.optimization=all}
 */
public record CandidateSettings(
        CandidateKind kind,
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
