package dev.belvedere.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance's configuration. Immutable; safe to print, because {@link ClientSettings} hides secret values.
 *
 * @param application the name of the deployment, the same for all its instances; required
 * @param views the files that define the views, one statement each; at least one; required
 * @param stopsAtRefusedView whether an instance does not start if a view cannot be served; by default it leaves the view out
 * @param tables the tables that views may use; at least one; required
 * @param databases the source databases whose transactions become visible as a whole; by default none, so that each event is a transaction
 * @param indexes secondary indexes of the views; by default none
 * @param sql what the events do not tell about the SQL of the views
 * @param shards virtual shards, 1 to 1,024; fixed for the life of a deployment; by default 16
 * @param threads processing threads of this instance, 1 to 64; by default 1
 * @param commitInterval least time between the beginnings of two epochs; shorter is fresher, longer costs the broker less; 1 ms to 60 s; by default 10 ms
 * @param stateDirectory the directory of this instance's state; by default {@code .belvedere/state}
 * @param memoryBytes bound of RocksDB's memory, at least 16 MiB; by default 256 MiB
 * @param snapshots how long earlier snapshots can be read
 * @param largestRowBytes the largest row, 1 MiB to 64 MiB; by default 8 MiB
 * @param reachTimeout how long to try to reach the broker and the registry at start, 1 s to 10 min; by default 20 s
 * @param instances the settings of this instance among those of the deployment
 * @param http the settings of the read API
 * @param peers where the other instances are listened to; by default where clients are
 * @param administration where operators and their tools ask for health and metrics
 * @param kafka settings that are passed to Kafka's clients unchanged; {@code bootstrap.servers} is required
 * @param registry the schema registry
 */
public record Configuration(
        String application,
        List<Path> views,
        boolean stopsAtRefusedView,
        List<Table> tables,
        List<Database> databases,
        List<Index> indexes,
        Sql sql,
        int shards,
        int threads,
        Duration commitInterval,
        Path stateDirectory,
        long memoryBytes,
        Snapshots snapshots,
        int largestRowBytes,
        Duration reachTimeout,
        Instances instances,
        Http http,
        Optional<Peers> peers,
        Administration administration,
        ClientSettings kafka,
        RegistryAccess registry) {

    public Configuration {
        views = List.copyOf(views);
        tables = List.copyOf(tables);
        databases = List.copyOf(databases);
        indexes = List.copyOf(indexes);
    }

    /** Returns the same configuration, with which an instance does not start if a view cannot be served. */
    public Configuration strict() {
        return new Configuration(
                application,
                views,
                true,
                tables,
                databases,
                indexes,
                sql,
                shards,
                threads,
                commitInterval,
                stateDirectory,
                memoryBytes,
                snapshots,
                largestRowBytes,
                reachTimeout,
                instances,
                http,
                peers,
                administration,
                kafka,
                registry);
    }

    /**
     * A source database.
     *
     * @param transactions the topic in which its connector tells where each transaction ends; required
     * @param tables its tables; required
     * @param collections the tables' names in the database, by table; by default the last two or three parts of the topic's name
     */
    public record Database(String name, String transactions, List<String> tables, Map<String, String> collections) {

        public Database {
            tables = List.copyOf(tables);
            collections = Map.copyOf(collections);
        }
    }

    /**
     * A table and the topic of its changes.
     *
     * @param key the key columns; empty for those of the topic's key schema
     * @param valueSubject the registry's subject of the topic's values; by default the topic's name with {@code -value}
     * @param keySubject that of its keys; by default the topic's name with {@code -key}
     * @param partitionedByRow whether all events of a row are known to be in one partition, whatever their keys say; by default false
     * @param takesRepeatedSnapshots whether rows of a second snapshot are taken in, although it does not tell which were deleted before it; by default false
     * @param setsAside whether events that cannot be taken in are set aside; by default the table stands still before them
     * @param columns what the events do not tell, by column; by default nothing
     */
    public record Table(
            String name,
            String topic,
            List<String> key,
            String valueSubject,
            String keySubject,
            boolean partitionedByRow,
            boolean takesRepeatedSnapshots,
            boolean setsAside,
            Map<String, TableColumn> columns) {

        public Table {
            key = List.copyOf(key);
            columns = Map.copyOf(columns);
        }
    }

    /**
     * What is declared about a column.
     *
     * @param type its type in the database; by default what the events say
     * @param nullsKept whether a NULL arrives as NULL although the schema has a default for it; by default false
     */
    public record TableColumn(Optional<String> type, boolean nullsKept) {}

    /**
     * How long snapshots can be read that are not the newest.
     *
     * @param keep up to 10 min; by default 10 s
     * @param memoryBytes beyond this, the oldest ones are forgotten earlier; by default 64 MiB
     */
    public record Snapshots(Duration keep, long memoryBytes) {}

    /**
     * A secondary index of a view.
     *
     * @param columns of the view, in the order of the index
     */
    public record Index(String view, List<String> columns) {

        public Index {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What the events do not tell about the SQL of the views.
     *
     * @param textsByBytes whether all text columns are ordered by their bytes, as the collations C, POSIX and C.UTF-8 do; by default not known
     * @param sessionsInUtc whether views are those of sessions in UTC; by default not known
     * @param joinsWithoutEquality whether joins need no equality; by default false
     */
    public record Sql(boolean textsByBytes, boolean sessionsInUtc, boolean joinsWithoutEquality) {}

    /**
     * The settings of one instance among several.
     *
     * @param address host and port at which the others reach it; by default those for peers, or of its read API; empty if that takes any free port
     * @param name a name that stays the same over restarts; by default none
     * @param standbys standby replicas of each shard, 0 to 16; by default 1
     * @param sessionTimeout silence after which the others take over its shards; 6 s to 30 min, the bounds that Kafka's brokers accept by default; by default 10 s
     * @param forwardTimeout time that another instance has to answer for a row before the next replica is asked; 1 ms to 60 s; by default 300 ms
     * @param hedgeAfter time after which the next replica is asked as well and the first answer counts; up to 60 s; by default zero, for never
     */
    public record Instances(
            Optional<String> address,
            Optional<String> name,
            int standbys,
            Duration sessionTimeout,
            Duration forwardTimeout,
            Duration hedgeAfter) {}

    /**
     * The settings of the read API.
     *
     * @param host the address to bind, by default 127.0.0.1
     * @param port 0 to 65,535, where 0 takes any free port; by default 8080
     * @param changes the limits of subscribers
     * @param corsOrigins the origins whose pages may read, or {@code *} for all; by default none
     * @param tls its certificate; by default none, for plain HTTP
     * @param auth whose tokens clients have to show; by default they need none
     */
    public record Http(
            String host,
            int port,
            ReadSettings reads,
            ConnectionSettings connections,
            SubscriptionSettings changes,
            List<String> corsOrigins,
            Optional<Tls> tls,
            Optional<Auth> auth) {

        public Http {
            corsOrigins = List.copyOf(corsOrigins);
        }
    }

    /**
     * Whose tokens clients have to show, and what they grant.
     *
     * @param issuer what tokens say in {@code iss}; required
     * @param audiences one of which tokens name in {@code aud}; required
     * @param keys where the issuer publishes its keys; required
     * @param algorithms those of signatures; by default all asymmetric ones that are known
     * @param clockSkew how far the issuer's clock may be off, up to 5 min; by default 30 s
     * @param grants at least one; required
     */
    public record Auth(
            String issuer,
            List<String> audiences,
            URI keys,
            List<String> algorithms,
            Duration clockSkew,
            List<Grant> grants) {

        public Auth {
            audiences = List.copyOf(audiences);
            algorithms = List.copyOf(algorithms);
            grants = List.copyOf(grants);
        }
    }

    /**
     * The views that tokens with a claim may read.
     *
     * @param claim its name, or names with dots between them
     * @param views names, or {@code *} for all
     */
    public record Grant(String claim, String value, List<String> views) {

        public Grant {
            views = List.copyOf(views);
        }
    }

    /**
     * Where health and metrics are answered, with limits of their own.
     *
     * @param host the address to bind, by default 127.0.0.1
     * @param port 0 to 65,535, where 0 takes any free port; by default 9464
     * @param tls its certificate; by default none, for plain HTTP
     */
    public record Administration(String host, int port, Optional<Tls> tls) {}

    /**
     * Where other instances, and nobody else, are listened to.
     *
     * @param host the address to bind, by default 127.0.0.1
     * @param port 1 to 65,535
     * @param tls the certificate that this instance shows to others, and theirs; by default none, for plain HTTP
     */
    public record Peers(String host, int port, Optional<Tls> tls) {}

    /**
     * A certificate and whom to trust; either two PEM files or a keystore. Safe to print.
     *
     * @param certificate the certificate and those that lead to its authority
     * @param key its private key
     * @param keystore a PKCS #12 keystore with one key
     * @param trust the certificates, or those of their authorities, that the other side may show
     * @param clientAuth whether clients show a certificate: {@code none}, {@code optional} or {@code required}; by default none
     */
    public record Tls(
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<Path> keystore,
            String keystorePassword,
            Optional<Path> trust,
            String clientAuth) {

        @Override
        public String toString() {
            return "Tls[certificate=" + certificate + ", key=" + key + ", keystore=" + keystore + ", trust=" + trust
                    + ", clientAuth=" + clientAuth + "]";
        }
    }

    /**
     * The limits of reads.
     *
     * @param atOnce reads that run at once, 1 to 1,024; by default as many as there are processors
     * @param waiting reads that may wait for one of those to end, 0 to 100,000; by default 64
     * @param longestWait the longest wait, 1 ms to 60 s; by default 500 ms
     * @param timeout the time limit of a scan or a read of several keys, 1 ms to 10 min; by default 5 s
     * @param keys maximum of keys in one request, 1 to 100,000; by default 1,000
     * @param rows maximum of rows in one page, 1 to 1,000,000; by default 10,000
     */
    public record ReadSettings(int atOnce, int waiting, Duration longestWait, Duration timeout, int keys, int rows) {}

    /**
     * The limits of connections.
     *
     * @param most maximum of connections at once, 1 to 1,000,000; by default 2,048
     * @param headBytes maximum size of a request line with its headers, 1 KiB to 16 MiB; by default 64 KiB
     * @param headTimeout time limit for a client to send them; 1 ms to 10 min; by default 10 s
     * @param answerTimeout time limit from the request to the last byte of its response; 1 ms to 10 min; by default 30 s
     * @param idleTimeout time after which an idle connection is closed; 1 ms to 10 min; by default 30 s
     */
    public record ConnectionSettings(
            int most, int headBytes, Duration headTimeout, Duration answerTimeout, Duration idleTimeout) {}

    /**
     * The limits of subscribers to changes.
     *
     * @param subscribers at once, 0 to 1,000,000; by default 1,000
     * @param heartbeat silence after which a comment is sent; 1 ms to 10 min; by default 15 s
     */
    public record SubscriptionSettings(int subscribers, Duration heartbeat) {}

    /**
     * The schema registry.
     *
     * @param url required
     * @param settings settings that are passed to the registry's client unchanged
     */
    public record RegistryAccess(String url, ClientSettings settings) {

        /** Returns the URL without credentials. */
        public String address() {
            return url.replaceAll("//[^/,]*@", "//");
        }

        @Override
        public String toString() {
            return "RegistryAccess[url=" + address() + ", settings=" + settings + "]";
        }
    }
}
