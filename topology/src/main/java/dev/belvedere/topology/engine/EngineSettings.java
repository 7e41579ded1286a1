package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an engine needs to know to run. Immutable.
 *
 * @param application the name of the deployment: the prefix of its consumer group, transactions, internal topics and state
 * @param tables the tables that views may use
 * @param indexes what else than by key the views' rows are found by
 * @param shards the number of virtual shards, 1 to 1,024; fixed for the life of a deployment
 * @param threads processing threads of this instance, 1 to 64
 * @param commitInterval how often work is committed while a thread keeps up, freshness against throughput, 1 ms to 60 s; where it does not, 100 ms if that is longer
 * @param markInterval how often shards are told how far the sources have got; 1 ms to 60 s
 * @param stateDirectory where RocksDB keeps its files
 * @param memoryBytes the bound of RocksDB's block cache and write buffers together, at least 16 MiB
 * @param changesBytes the bound of the changes that are kept for those who follow them; 0 keeps none
 * @param instances how this instance and the others are one deployment
 * @param reachTimeout how long to look for the broker and the registry at start before giving up
 * @param kafka settings passed to Kafka's clients and Streams as they are; {@code bootstrap.servers} is required
 */
public record EngineSettings(
        String application,
        List<TableSource> tables,
        List<IndexDefinition> indexes,
        int shards,
        int threads,
        Duration commitInterval,
        Duration markInterval,
        Path stateDirectory,
        long memoryBytes,
        long changesBytes,
        InstanceSettings instances,
        Duration reachTimeout,
        Map<String, String> kafka) {

    public EngineSettings {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
        kafka = Map.copyOf(kafka);
    }
}
