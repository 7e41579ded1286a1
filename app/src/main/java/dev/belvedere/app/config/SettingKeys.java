package dev.belvedere.app.config;

import static java.util.Comparator.comparingInt;

import dev.belvedere.serdes.failure.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of all settings. */
final class SettingKeys {

    static final String APPLICATION = "application";
    static final String VIEWS = "views";
    static final String ON_REFUSED_VIEW = "on-refused-view";
    static final String TABLES = "tables.";
    static final String DATABASES = "databases.";
    static final String INDEXES = "indexes.";
    static final String SQL_COLLATION = "sql.collation";
    static final String SQL_TIME_ZONE = "sql.time-zone";
    static final String SQL_JOINS_WITHOUT_EQUALITY = "sql.joins-without-equality";
    static final String SHARDS = "shards";
    static final String THREADS = "threads";
    static final String COMMIT_INTERVAL = "commit-interval";
    static final String SNAPSHOTS_KEEP = "snapshots.keep";
    static final String SNAPSHOTS_MEMORY = "snapshots.memory";
    static final String STATE_DIRECTORY = "state-directory";
    static final String MEMORY = "memory";
    static final String LARGEST_ROW = "largest-row";
    static final String REACH_TIMEOUT = "reach-timeout";
    static final String INSTANCES_ADDRESS = "instances.address";
    static final String INSTANCES_NAME = "instances.name";
    static final String INSTANCES_STANDBYS = "instances.standbys";
    static final String INSTANCES_SESSION_TIMEOUT = "instances.session-timeout";
    static final String INSTANCES_FORWARD_TIMEOUT = "instances.forward-timeout";
    static final String INSTANCES_HEDGE_AFTER = "instances.hedge-after";
    static final String HTTP_HOST = "http.host";
    static final String HTTP_PORT = "http.port";
    static final String HTTP_READS = "http.reads";
    static final String HTTP_WAITING_READS = "http.waiting-reads";
    static final String HTTP_WAIT_TIMEOUT = "http.wait-timeout";
    static final String HTTP_READ_TIMEOUT = "http.read-timeout";
    static final String HTTP_KEYS = "http.keys";
    static final String HTTP_ROWS = "http.rows";
    static final String HTTP_CONNECTIONS = "http.connections";
    static final String HTTP_HEAD = "http.head";
    static final String HTTP_HEAD_TIMEOUT = "http.head-timeout";
    static final String HTTP_ANSWER_TIMEOUT = "http.answer-timeout";
    static final String HTTP_IDLE_TIMEOUT = "http.idle-timeout";
    static final String HTTP_SUBSCRIBERS = "http.subscribers";
    static final String HTTP_HEARTBEAT = "http.heartbeat";
    static final String HTTP_CORS_ORIGINS = "http.cors-origins";
    static final String HTTP_TLS = "http.tls";
    static final String HTTP_AUTH = "http.auth";
    static final String HTTP_AUTH_ISSUER = "http.auth.issuer";
    static final String HTTP_AUTH_AUDIENCE = "http.auth.audience";
    static final String HTTP_AUTH_JWKS_URL = "http.auth.jwks-url";
    static final String HTTP_AUTH_ALGORITHMS = "http.auth.algorithms";
    static final String HTTP_AUTH_CLOCK_SKEW = "http.auth.clock-skew";
    /** Prefix of a claim and its value, whose setting is a list of views. */
    static final String HTTP_AUTH_GRANTS = "http.auth.grants.";

    static final String PEERS_HOST = "peers.host";
    static final String PEERS_PORT = "peers.port";
    static final String PEERS_TLS = "peers.tls";
    static final String ADMINISTRATION_HOST = "administration.host";
    static final String ADMINISTRATION_PORT = "administration.port";
    static final String ADMINISTRATION_TLS = "administration.tls";
    static final String REGISTRY_URL = "registry.url";
    /** Prefix of settings that are passed to the registry's client unchanged. */
    static final String REGISTRY_SETTINGS = "registry.settings.";
    /** Prefix of settings that are passed to Kafka's clients unchanged. */
    static final String KAFKA = "kafka.";

    static final String BOOTSTRAP_SERVERS = KAFKA + "bootstrap.servers";

    /** The keys within each section {@code tls}. */
    static final String TLS_CERTIFICATE = ".certificate";

    static final String TLS_KEY = ".key";
    static final String TLS_KEYSTORE = ".keystore";
    static final String TLS_KEYSTORE_PASSWORD = ".keystore-password";
    static final String TLS_TRUST = ".trust";
    static final String TLS_CLIENT_AUTH = ".client-auth";

    private static final List<String> PLAIN = List.of(
            APPLICATION,
            VIEWS,
            ON_REFUSED_VIEW,
            SQL_COLLATION,
            SQL_TIME_ZONE,
            SQL_JOINS_WITHOUT_EQUALITY,
            SHARDS,
            THREADS,
            COMMIT_INTERVAL,
            SNAPSHOTS_KEEP,
            SNAPSHOTS_MEMORY,
            STATE_DIRECTORY,
            MEMORY,
            LARGEST_ROW,
            REACH_TIMEOUT,
            INSTANCES_ADDRESS,
            INSTANCES_NAME,
            INSTANCES_STANDBYS,
            INSTANCES_SESSION_TIMEOUT,
            INSTANCES_FORWARD_TIMEOUT,
            INSTANCES_HEDGE_AFTER,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_READS,
            HTTP_WAITING_READS,
            HTTP_WAIT_TIMEOUT,
            HTTP_READ_TIMEOUT,
            HTTP_KEYS,
            HTTP_ROWS,
            HTTP_CONNECTIONS,
            HTTP_HEAD,
            HTTP_HEAD_TIMEOUT,
            HTTP_ANSWER_TIMEOUT,
            HTTP_IDLE_TIMEOUT,
            HTTP_SUBSCRIBERS,
            HTTP_HEARTBEAT,
            HTTP_CORS_ORIGINS,
            HTTP_AUTH_ISSUER,
            HTTP_AUTH_AUDIENCE,
            HTTP_AUTH_JWKS_URL,
            HTTP_AUTH_ALGORITHMS,
            HTTP_AUTH_CLOCK_SKEW,
            PEERS_HOST,
            PEERS_PORT,
            ADMINISTRATION_HOST,
            ADMINISTRATION_PORT,
            REGISTRY_URL,
            BOOTSTRAP_SERVERS);

    static final List<String> FIXED = Stream.of(
                    PLAIN.stream(), tls(HTTP_TLS), tls(ADMINISTRATION_TLS), tlsOfPeers(PEERS_TLS))
            .flatMap(keys -> keys)
            .toList();

    private static final Pattern TABLE = Pattern.compile(
            "tables\\..+\\.(topic|key|value-subject|key-subject|partitioner|repeated-snapshot|on-bad-event|columns\\..+\\.(type|nulls))");

    private static final Pattern DATABASE = Pattern.compile("databases\\..+\\.(transactions|tables|collections\\..+)");

    private static final List<String> SECTIONS = List.of(
            "tables",
            "databases",
            "indexes",
            "snapshots",
            "sql",
            "instances",
            "http",
            HTTP_TLS,
            HTTP_AUTH,
            "http.auth.grants",
            "peers",
            PEERS_TLS,
            "administration",
            ADMINISTRATION_TLS,
            "registry",
            "registry.settings",
            "kafka");

    private SettingKeys() {}

    /** The keys of a section whose clients may show certificates. */
    private static Stream<String> tls(String section) {
        return Stream.concat(tlsOfPeers(section), Stream.of(section + TLS_CLIENT_AUTH));
    }

    /** The keys of a section whose clients have to show certificates. */
    private static Stream<String> tlsOfPeers(String section) {
        return Stream.of(TLS_CERTIFICATE, TLS_KEY, TLS_KEYSTORE, TLS_KEYSTORE_PASSWORD, TLS_TRUST)
                .map(section::concat);
    }

    /** Returns true if the key is a section, which may be empty. */
    static boolean section(String key) {
        return SECTIONS.contains(key);
    }

    static boolean known(String key) {
        return FIXED.contains(key)
                || key.startsWith(KAFKA)
                || key.startsWith(REGISTRY_SETTINGS)
                || key.startsWith(INDEXES)
                || key.startsWith(HTTP_AUTH_GRANTS)
                || TABLE.matcher(key).matches()
                || DATABASE.matcher(key).matches();
    }

    /** Returns true if the key's values are not to be shown. */
    static boolean secret(String key) {
        return key.equals(REGISTRY_URL) || ClientSettings.secret(key);
    }

    static boolean holdsList(String key) {
        return key.equals(VIEWS)
                || key.equals(HTTP_CORS_ORIGINS)
                || key.equals(HTTP_AUTH_AUDIENCE)
                || key.equals(HTTP_AUTH_ALGORITHMS)
                || key.startsWith(HTTP_AUTH_GRANTS)
                || (key.startsWith(TABLES) && key.endsWith(".key"))
                || (key.startsWith(DATABASES) && key.endsWith(".tables"));
    }

    /** Returns true if the key's values are lists themselves. */
    static boolean holdsLists(String key) {
        return key.startsWith(INDEXES);
    }

    /** Returns the known key that is spelt most like this one. */
    static String nearest(String key) {
        return Stream.concat(FIXED.stream(), open(key))
                .min(comparingInt(candidate -> distance(key, candidate)))
                .orElseThrow();
    }

    /** Counts edits; for a key without its section, those to the last word. */
    private static int distance(String key, String candidate) {
        String lastWord = candidate.substring(candidate.lastIndexOf('.') + 1);
        return Math.min(Nearest.edits(key, candidate), Nearest.edits(key, lastWord));
    }

    /** Returns the key's possible spellings in each section whose keys are the user's own. */
    private static Stream<String> open(String key) {
        String rest = key.substring(key.indexOf('.') + 1);
        if (rest.equals(key)) {
            return Stream.empty();
        }
        String table = TABLES + (rest.contains(".") ? rest.substring(0, rest.lastIndexOf('.')) : rest);
        String database = DATABASES + (rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
        return Stream.of(
                database + ".transactions",
                database + ".tables",
                KAFKA + rest,
                REGISTRY_SETTINGS + rest,
                INDEXES + rest,
                table + ".topic",
                table + ".key",
                table + ".value-subject",
                table + ".key-subject",
                table + ".on-bad-event",
                table + ".type",
                table + ".nulls");
    }
}
