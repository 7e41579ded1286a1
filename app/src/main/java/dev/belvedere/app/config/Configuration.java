package dev.belvedere.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One instance's configuration. Immutable; safe to print: {@link Settings} hides what is secret.
 *
 * @param application the name of the deployment, the same for all its instances; required
 * @param views the files that define the views, one statement each; at least one; required
 * @param tables the tables that views may use; at least one; required
 * @param indexes what else than by key the views' rows are found by; by default nothing
 * @param shards virtual shards, 1 to 1,024; fixed for the life of a deployment; by default 16
 * @param threads processing threads of this instance, 1 to 64; by default 1
 * @param commitInterval how often work is committed while a thread keeps up, freshness against throughput; 1 ms to 60 s; by default 10 ms
 * @param markInterval how often shards are told how far the sources have got; 1 ms to 60 s; by default 1 s
 * @param stateDirectory where this instance keeps its state; by default {@code .belvedere/state}
 * @param memoryBytes the bound of RocksDB's memory, at least 16 MiB; by default 256 MiB
 * @param changesBytes the bound of the changes kept for those who follow them, 0 for none; by default 16 MiB
 * @param reachTimeout how long to look for the broker and the registry at start, 1 s to 10 min; by default 20 s
 * @param instances how this instance and the others are one deployment
 * @param http where rows are served
 * @param kafka settings that reach Kafka's clients as they are; {@code bootstrap.servers} is required
 * @param registry where the schemas are
 */
public record Configuration(
        String application,
        List<Path> views,
        List<Table> tables,
        List<Index> indexes,
        int shards,
        int threads,
        Duration commitInterval,
        Duration markInterval,
        Path stateDirectory,
        long memoryBytes,
        long changesBytes,
        Duration reachTimeout,
        Instances instances,
        Http http,
        Settings kafka,
        RegistryAccess registry) {

    public Configuration {
        views = List.copyOf(views);
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
    }

    /**
     * A table and the topic of its changes.
     *
     * @param key the key columns; empty to take them from the topic's key schema
     */
    public record Table(String name, String topic, List<String> key) {

        public Table {
            key = List.copyOf(key);
        }
    }

    /**
     * An index of a view.
     *
     * @param columns of the view, in the order of the index
     */
    public record Index(String view, List<String> columns) {

        public Index {
            columns = List.copyOf(columns);
        }
    }

    /**
     * How an instance is one of several.
     *
     * @param address host and port at which the others reach it; by default where it serves rows; empty where that is any free port
     * @param name what it is known by across restarts; by default nothing
     * @param standbys copies of each shard beside the active one, 0 to 16; by default 1
     * @param sessionTimeout how long it may be silent until the others take over, 6 s to 30 min, which Kafka's brokers take by default; by default 10 s
     * @param forwardTimeout how long another instance may take to answer for a row before the next copy is asked, 1 ms to 60 s; by default 300 ms
     * @param hedgeAfter how long before the next copy is asked too and the first answer counts, up to 60 s; by default zero, for never
     */
    public record Instances(
            Optional<String> address,
            Optional<String> name,
            int standbys,
            Duration sessionTimeout,
            Duration forwardTimeout,
            Duration hedgeAfter) {}

    /**
     * Where rows are served.
     *
     * @param host the address to bind, by default 127.0.0.1
     * @param port 0 to 65,535, where 0 takes any free port; by default 8080
     * @param changes what those may ask who follow changes
     * @param corsOrigins the origins whose pages may read, or {@code *} for all; by default none
     */
    public record Http(
            String host, int port, Reads reads, Connections connections, Follows changes, List<String> corsOrigins) {

        public Http {
            corsOrigins = List.copyOf(corsOrigins);
        }
    }

    /**
     * How much reads may ask of an instance.
     *
     * @param atOnce reads that run at once, 1 to 1,024; by default as many as there are processors
     * @param waiting reads that may wait for those to end, 0 to 100,000; by default 64
     * @param longestWait how long one of them waits, 1 ms to 60 s; by default 500 ms
     * @param timeout how long a walk or a read of several keys may run, 1 ms to 10 min; by default 5 s
     * @param keys most keys of one request, 1 to 100,000; by default 1,000
     * @param rows most rows of one page, 1 to 1,000,000; by default 10,000
     */
    public record Reads(int atOnce, int waiting, Duration longestWait, Duration timeout, int keys, int rows) {}

    /**
     * How much a client may ask of its connection.
     *
     * @param most connections at once, 1 to 1,000,000; by default 2,048
     * @param headBytes most bytes of a request's line and headers, 1 KiB to 16 MiB; by default 64 KiB
     * @param headTimeout how long a client may take to send them, 1 ms to 10 min; by default 10 s
     * @param answerTimeout how long an answer may take from the request to its last byte, 1 ms to 10 min; by default 30 s
     * @param idleTimeout how long a connection may stand still, 1 ms to 10 min; by default 30 s
     */
    public record Connections(
            int most, int headBytes, Duration headTimeout, Duration answerTimeout, Duration idleTimeout) {}

    /**
     * How much those who follow changes may ask of an instance.
     *
     * @param subscribers at once, 0 to 1,000,000; by default 1,000
     * @param heartbeat how long nothing is sent before a comment is, 1 ms to 10 min; by default 15 s
     */
    public record Follows(int subscribers, Duration heartbeat) {}

    /**
     * The schema registry.
     *
     * @param url required
     * @param settings reach the registry's client as they are
     */
    public record RegistryAccess(String url, Settings settings) {

        /** The URL without credentials, fit to be shown. */
        public String address() {
            return url.replaceFirst("//[^/@]*@", "//");
        }

        @Override
        public String toString() {
            return "RegistryAccess[url=" + address() + ", settings=" + settings + "]";
        }
    }
}
