package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.SqlSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of an engine. Immutable.
 *
 * @param application the name of the deployment: the prefix of its consumer group, transactions, internal topics and state
 * @param tables the tables that views may use
 * @param databases the source databases whose transactions become visible as a whole; each event of a table that is in none is a transaction of its own
 * @param indexes the secondary indexes of the views
 * @param sql what the deployment says about the SQL of its views
 * @param shards the number of virtual shards, 1 to 1,024; fixed for the life of a deployment
 * @param threads stream threads of this instance, 1 to 64
 * @param commitInterval the least time between the beginnings of two epochs, 1 ms to 60 s: shorter is fresher, longer has more throughput. A thread that needs
 *     longer for its share of an epoch commits every 2 s meanwhile
 * @param stateDirectory the directory of RocksDB's files
 * @param memoryBytes the bound of RocksDB's block cache and write buffers together, at least 16 MiB
 * @param snapshots how long earlier snapshots can be read, and changes are kept for subscribers
 * @param largestRowBytes the largest row that internal topics take, 1 MiB to 64 MiB
 * @param instances the settings of this instance as one of several
 * @param reachTimeout the time after which the start gives up on a broker or registry that does not answer
 * @param kafka settings of Kafka's clients and of Kafka Streams, passed on unchanged; {@code bootstrap.servers} is required
 */
public record EngineSettings(
        String application,
        List<TableSource> tables,
        List<SourceDatabase> databases,
        List<IndexDefinition> indexes,
        SqlSettings sql,
        int shards,
        int threads,
        Duration commitInterval,
        Path stateDirectory,
        long memoryBytes,
        SnapshotSettings snapshots,
        int largestRowBytes,
        InstanceSettings instances,
        Duration reachTimeout,
        Map<String, String> kafka) {

    public EngineSettings {
        tables = List.copyOf(tables);
        databases = List.copyOf(databases);
        indexes = List.copyOf(indexes);
        kafka = Map.copyOf(kafka);
    }
}
