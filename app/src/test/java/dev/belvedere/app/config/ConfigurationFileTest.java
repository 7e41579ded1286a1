package dev.belvedere.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.app.config.Configuration.Administration;
import dev.belvedere.app.config.Configuration.ConnectionSettings;
import dev.belvedere.app.config.Configuration.Database;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Index;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.config.Configuration.Peers;
import dev.belvedere.app.config.Configuration.ReadSettings;
import dev.belvedere.app.config.Configuration.Snapshots;
import dev.belvedere.app.config.Configuration.SubscriptionSettings;
import dev.belvedere.app.config.Configuration.Table;
import dev.belvedere.app.config.Configuration.TableColumn;
import dev.belvedere.app.config.Configuration.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    private static final String LEAST = """
            application: shop
            views: views
            tables:
              orders: {topic: shop.public.orders}
              order_lines:
                topic: lines
                key: [order_id, number]
            kafka:
              bootstrap.servers: 127.0.0.1:9092
            registry: {url: 'http://127.0.0.1:8081'}
            """;

    /** Tests run in their module's folder. */
    private static final Path REFERENCE = Path.of("../belvedere.yaml");

    private static final Http HTTP = new Http(
            "127.0.0.1",
            8080,
            new ReadSettings(
                    Runtime.getRuntime().availableProcessors(),
                    64,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(5),
                    1_000,
                    10_000),
            new ConnectionSettings(
                    2_048, 64 << 10, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30)),
            new SubscriptionSettings(1_000, Duration.ofSeconds(15)),
            List.of(),
            Optional.empty(),
            Optional.empty());

    private static final String INCOMPLETE =
            "\"%s.tls\" needs a certificate; write for example \"{certificate: tls.crt, key: tls.key}\" or"
                    + " \"{keystore: keystore.p12, keystore-password: …}\"";
    private static final String UNTRUSTING =
            "\"%s.tls.trust\" is missing: the file with the certificates, or those of their"
                    + " authorities, that are trusted; write for example \"trust: ca.crt\"";

    @TempDir
    Path folder;

    @BeforeEach
    void createViews() throws IOException {
        Files.createDirectories(folder.resolve("views"));
        Files.writeString(folder.resolve("views/b.sql"), "");
        Files.writeString(folder.resolve("views/a.sql"), "");
        Files.writeString(folder.resolve("views/readme.txt"), "");
    }

    @Test
    void answersHealthAndMetricsOnLoopbackUnlessToldOtherwise() throws IOException {
        assertThat(read(LEAST).administration()).isEqualTo(new Administration("127.0.0.1", 9_464, Optional.empty()));
        assertThat(read(LEAST + "administration: {host: 0.0.0.0, port: 9500}\n").administration())
                .isEqualTo(new Administration("0.0.0.0", 9_500, Optional.empty()));
    }

    @Test
    void fillsInTheDefaults() {
        Configuration read = read(LEAST);

        assertThat(read.application()).isEqualTo("shop");
        assertThat(read.shards()).isEqualTo(16);
        assertThat(read.threads()).isEqualTo(1);
        assertThat(read.commitInterval()).isEqualTo(Duration.ofMillis(10));
        assertThat(read.databases()).isEmpty();
        assertThat(read.snapshots()).isEqualTo(new Snapshots(Duration.ofMinutes(1), 64 << 20));
        assertThat(read.memoryBytes()).isEqualTo(256 << 20);
        assertThat(read.largestRowBytes()).isEqualTo(8 << 20);
        assertThat(read.instances())
                .isEqualTo(new Instances(
                        Optional.of("127.0.0.1:8080"),
                        Optional.empty(),
                        1,
                        Duration.ofSeconds(10),
                        Duration.ofMillis(300),
                        Duration.ZERO));
        assertThat(read.reachTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(read.http()).isEqualTo(HTTP);
        assertThat(read.kafka().values()).containsExactly(Map.entry("bootstrap.servers", "127.0.0.1:9092"));
    }

    @Test
    void readsWhatTheEventsDoNotTellAboutSql() {
        assertThat(read(LEAST).sql()).isEqualTo(new Configuration.Sql(false, false, false));
        assertThat(read(LEAST + "sql: {collation: C.UTF-8, time-zone: UTC, joins-without-equality: allowed}\n")
                        .sql())
                .isEqualTo(new Configuration.Sql(true, true, true));
        assertThat(problems(LEAST + "sql: {collation: de_DE.UTF-8, time-zone: Europe/Berlin}\n"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("\"sql.collation\" is \"de_DE.UTF-8\", which is not C, POSIX or C.UTF-8"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("\"sql.time-zone\" is \"Europe/Berlin\", which is not UTC"));
    }

    @Test
    void takesPathsRelativeToItsOwnFolder() {
        Configuration read = read(LEAST);

        assertThat(read.views()).containsExactly(folder.resolve("views/a.sql"), folder.resolve("views/b.sql"));
        assertThat(read.stateDirectory()).isEqualTo(folder.resolve(".belvedere/state"));
    }

    @Test
    void readsTablesWithAndWithoutKeys() {
        assertThat(read(LEAST).tables())
                .containsExactly(
                        table("orders", "shop.public.orders", List.of()),
                        table("order_lines", "lines", List.of("order_id", "number")));
    }

    @Test
    void readsWhatIsDeclaredAboutColumns() {
        String more = """
                  parts:
                    topic: parts
                    value-subject: Part
                    partitioner: custom
                    repeated-snapshot: taken-in
                    on-bad-event: set-aside
                    columns: {code: {type: char(5)}, colour: {nulls: kept}}
                """;
        Configuration read = read(LEAST.replace("tables:\n", "tables:\n" + more));

        assertThat(read.tables())
                .contains(new Table(
                        "parts",
                        "parts",
                        List.of(),
                        "Part",
                        "parts-key",
                        true,
                        true,
                        true,
                        Map.of(
                                "code", new TableColumn(Optional.of("char(5)"), false),
                                "colour", new TableColumn(Optional.empty(), true))));
    }

    @Test
    void refusesADeclarationThatIsNoTypeAndOneThatIsNotKept() {
        String more = "  parts: {topic: parts, columns: {code: {type: 'char(5'}, colour: {nulls: maybe}}}\n";

        assertThat(problems(LEAST.replace("tables:\n", "tables:\n" + more)))
                .anyMatch(problem -> problem.contains("\"tables.parts.columns.code.type\" is \"char(5\", which is not"))
                .anyMatch(problem -> problem.contains("\"tables.parts.columns.colour.nulls\" is \"maybe\""));
    }

    private static Table table(String name, String topic, List<String> key) {
        return new Table(name, topic, key, topic + "-value", topic + "-key", false, false, false, Map.of());
    }

    @Test
    void readsDatabases() {
        Configuration read = read(LEAST + """
                databases:
                  shop.eu:
                    transactions: shop.transaction
                    tables: [orders, order_lines]
                    collections: {order_lines: public.lines}
                """);

        assertThat(read.databases())
                .containsExactly(new Database(
                        "shop.eu",
                        "shop.transaction",
                        List.of("orders", "order_lines"),
                        Map.of("order_lines", "public.lines")));
    }

    @Test
    void refusesADatabaseOfATableThatIsUnknownOrInAnotherOne() {
        String databases = """
                databases:
                  shop: {transactions: shop.transaction, tables: [orders, ordres]}
                  stock: {transactions: stock.transaction, tables: [order_lines, orders]}
                """;

        assertThat(problems(LEAST + databases))
                .containsExactly(
                        "belvedere.yaml:12: \"databases.shop.tables\" names \"ordres\", which is not in tables",
                        "belvedere.yaml:13: \"databases.stock.tables\" names \"orders\", which is in another database, too");
    }

    @Test
    void refusesADatabaseWithoutItsTopicOrItsTables() {
        assertThat(problems(LEAST + "databases: {shop: {tables: [orders]}, stock: {transactions: t}}\n"))
                .containsExactlyInAnyOrder(
                        "belvedere.yaml: \"databases.shop.transactions\" is missing;"
                                + " write for example \"databases.shop.transactions: shop.transaction\"",
                        "belvedere.yaml: \"databases.stock.tables\" is missing;"
                                + " write for example \"databases.stock.tables: [orders, users]\"");
    }

    @Test
    void namesTheNearestKeyForAMisspeltDatabaseSetting() {
        assertThat(problems(LEAST + "databases:\n  shop:\n    transaction: t\n    tables: [orders]\n"))
                .contains(
                        "belvedere.yaml:13: there is no key \"databases.shop.transaction\"; did you mean \"databases.shop.transactions\"?");
    }

    @Test
    void refusesSnapshotsKeptForLongerThanIsAllowed() {
        assertThat(problems(LEAST + "snapshots: {keep: 11min, memory: 64}\n"))
                .containsExactlyInAnyOrder(
                        "belvedere.yaml:11: \"snapshots.keep\" is \"11min\", which is not a time from 0ms to 600s, for example \"20ms\" or \"5s\"",
                        "belvedere.yaml:11: \"snapshots.memory\" is \"64\", which is not a size of at least 1MiB, for example \"256MiB\" or \"1GiB\"");
    }

    @Test
    void readsIndexes() {
        Configuration read = read(LEAST + "indexes: {a: [[user_id, created_at], [status]], b: [[day]]}\n");

        assertThat(read.indexes())
                .containsExactly(
                        new Index("a", List.of("user_id", "created_at")),
                        new Index("a", List.of("status")),
                        new Index("b", List.of("day")));
    }

    @Test
    void refusesAnIndexThatIsNoListOfColumns() {
        assertThat(problems(LEAST + "indexes:\n  a: [user_id, created_at]\n"))
                .hasSize(2)
                .contains("belvedere.yaml:12: \"indexes.a\" takes lists of columns, for example [[user_id, status]]");
    }

    @Test
    void readsUnits() {
        Configuration read = read(LEAST
                + "commit-interval: 1s\nsnapshots: {keep: 250ms, memory: 2MiB}\nmemory: 1GiB\nreach-timeout: 2min\n");

        assertThat(read.commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(read.snapshots()).isEqualTo(new Snapshots(Duration.ofMillis(250), 2 << 20));
        assertThat(read.memoryBytes()).isEqualTo(1L << 30);
        assertThat(read.reachTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsTheLimitsOfTheReadApi() {
        Configuration read = read(LEAST + """
                http:
                  reads: 3
                  waiting-reads: 0
                  wait-timeout: 1s
                  read-timeout: 100ms
                  keys: 7
                  rows: 8
                  connections: 9
                  head: 4KiB
                  head-timeout: 1s
                  answer-timeout: 2s
                  idle-timeout: 3s
                  subscribers: 0
                  heartbeat: 4s
                  cors-origins: [https://shop.example, 'http://localhost:3000']
                """);

        assertThat(read.http())
                .isEqualTo(new Http(
                        "127.0.0.1",
                        8080,
                        new ReadSettings(3, 0, Duration.ofSeconds(1), Duration.ofMillis(100), 7, 8),
                        new ConnectionSettings(
                                9, 4_096, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
                        new SubscriptionSettings(0, Duration.ofSeconds(4)),
                        List.of("https://shop.example", "http://localhost:3000"),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void readsCertificatesRelativeToItsFolder() {
        Configuration read = read(LEAST + """
                http:
                  tls: {certificate: tls/tls.crt, key: tls/tls.key, trust: tls/ca.crt, client-auth: optional}
                peers:
                  port: 8090
                  tls: {keystore: peers.p12, keystore-password: hunter2, trust: peers.crt}
                administration:
                  tls: {certificate: /etc/tls.crt, key: /etc/tls.key}
                """);

        assertThat(read.http().tls())
                .contains(new Tls(
                        Optional.of(folder.resolve("tls/tls.crt")),
                        Optional.of(folder.resolve("tls/tls.key")),
                        Optional.empty(),
                        "",
                        Optional.of(folder.resolve("tls/ca.crt")),
                        "optional"));
        assertThat(read.peers())
                .contains(new Peers(
                        "127.0.0.1",
                        8_090,
                        Optional.of(new Tls(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(folder.resolve("peers.p12")),
                                "hunter2",
                                Optional.of(folder.resolve("peers.crt")),
                                "required"))));
        assertThat(read.administration().tls().orElseThrow().certificate()).contains(Path.of("/etc/tls.crt"));
        assertThat(read.toString()).doesNotContain("hunter2");
    }

    @Test
    void isReachedByOtherInstancesWhereTheyAreListenedTo() {
        assertThat(read(LEAST).instances().address()).contains("127.0.0.1:8080");
        assertThat(read(LEAST + "peers: {host: 10.0.0.7, port: 8090}\n")
                        .instances()
                        .address())
                .contains("10.0.0.7:8090");
    }

    @Test
    void refusesCertificatesWithoutWhatBelongsToThem() {
        assertThat(problems(LEAST + """
                http:
                  tls: {certificate: tls.crt, client-auth: always}
                administration:
                  tls: {certificate: tls.crt, key: tls.key, keystore: tls.p12, client-auth: required}
                peers:
                  tls: {keystore: tls.p12}
                """))
                .containsExactlyInAnyOrder(
                        "belvedere.yaml:12: \"http.tls.client-auth\" is \"always\", which is not one of none, optional, required",
                        "belvedere.yaml:12: " + INCOMPLETE.formatted("http"),
                        "belvedere.yaml:14: " + INCOMPLETE.formatted("administration"),
                        "belvedere.yaml:14: " + UNTRUSTING.formatted("administration"),
                        "belvedere.yaml:16: " + UNTRUSTING.formatted("peers"),
                        "belvedere.yaml:16: \"peers.port\" is missing: the port at which other instances are listened"
                                + " to; write for example \"port: 8090\"");
    }

    @Test
    void documentsTheDefaultsInTheReferenceFile() {
        Configuration reference = ConfigurationFile.read(REFERENCE, Map.of());

        assertThat(reference.http()).isEqualTo(HTTP);
        assertThat(reference.commitInterval()).isEqualTo(Duration.ofMillis(10));
        assertThat(reference.snapshots()).isEqualTo(new Snapshots(Duration.ofMinutes(1), 64 << 20));
    }

    @Test
    void refusesWhatIsNoOriginOrNoSize() {
        assertThat(problems(LEAST + "http:\n  cors-origins: ['*', 'https://a.example/', a.example]\n  head: 32MiB\n"))
                .containsExactlyInAnyOrder(
                        "belvedere.yaml:12: \"http.cors-origins\" names \"https://a.example/\", which is not an origin,"
                                + " for example \"https://shop.example\", or \"*\" for all",
                        "belvedere.yaml:12: \"http.cors-origins\" names \"a.example\", which is not an origin,"
                                + " for example \"https://shop.example\", or \"*\" for all",
                        "belvedere.yaml:13: \"http.head\" is \"32MiB\", which is not a size from 1KiB to 16384KiB, for example \"64KiB\"");
    }

    @Test
    void letsTheEnvironmentOverride() {
        Map<String, String> environment = Map.of(
                "BELVEDERE_HTTP_PORT", "9999",
                "BELVEDERE_COMMIT_INTERVAL", "5ms",
                "BELVEDERE_VIEWS", "views/a.sql",
                "BELVEDERE_TABLES_ORDER_LINES_KEY", "id, n",
                "BELVEDERE_INDEXES_A", "status, day; day",
                "BELVEDERE_SNAPSHOTS_KEEP", "2min",
                "BELVEDERE_KAFKA_SECURITY_PROTOCOL", "SSL",
                "BELVEDERE_REGISTRY_SETTINGS_BASIC_AUTH_USER_INFO", "me:pw",
                "BELVEDERE_HOME", "/opt",
                "PATH", "/bin");

        Configuration read = read(LEAST + "http: {port: 1}\nindexes: {a: [[id]]}", environment);

        assertThat(read.http().port()).isEqualTo(9999);
        assertThat(read.commitInterval()).isEqualTo(Duration.ofMillis(5));
        assertThat(read.snapshots().keep()).isEqualTo(Duration.ofMinutes(2));
        assertThat(read.views()).containsExactly(folder.resolve("views/a.sql"));
        assertThat(read.tables().get(1).key()).containsExactly("id", "n");
        assertThat(read.indexes())
                .containsExactly(new Index("a", List.of("status", "day")), new Index("a", List.of("day")));
        assertThat(read.kafka().values()).containsEntry("security.protocol", "SSL");
        assertThat(read.registry().settings().values()).containsEntry("basic.auth.user.info", "me:pw");
    }

    @Test
    void leavesVariablesAloneThatKubernetesSetsForServices() {
        Map<String, String> environment = Map.of(
                "BELVEDERE_PORT", "tcp://10.0.0.1:8080",
                "BELVEDERE_SERVICE_HOST", "10.0.0.1",
                "BELVEDERE_SERVICE_PORT", "8080",
                "BELVEDERE_SERVICE_PORT_HTTP", "8080",
                "BELVEDERE_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "BELVEDERE_PORT_8080_TCP_PROTO", "tcp",
                "BELVEDERE_PORT_8080_TCP_ADDR", "10.0.0.1",
                "BELVEDERE_HTTP_PORT", "tcp://10.0.0.2:80",
                "BELVEDERE_KAFKA_SERVICE_HOST", "10.0.0.3",
                "BELVEDERE_KAFKA_PORT_9092_TCP", "tcp://10.0.0.3:9092");

        Configuration read = read(LEAST + "http: {port: 1}", environment);

        assertThat(read.http().port()).isEqualTo(1);
        assertThat(read.kafka().values().keySet()).noneMatch(key -> key.contains("port") || key.contains("service"));
    }

    @Test
    void namesTheNearestKeyForAMisspeltOne() {
        assertThat(problems(LEAST + "comit-interval: 20ms\n"))
                .containsExactly(
                        "belvedere.yaml:11: there is no key \"comit-interval\"; did you mean \"commit-interval\"?");
    }

    @Test
    void namesTheNearestKeyForAMisspeltSection() {
        assertThat(problems(LEAST + "htpp:\n  port: 80\nkafak:\n  security.protocol: SSL\n"))
                .containsExactly(
                        "belvedere.yaml:12: there is no key \"htpp.port\"; did you mean \"http.port\"?",
                        "belvedere.yaml:14: there is no key \"kafak.security.protocol\"; did you mean \"kafka.security.protocol\"?");
    }

    @Test
    void namesTheNearestKeyForAMisspeltTableSetting() {
        assertThat(problems(LEAST.replace("topic: lines", "topik: lines")))
                .contains(
                        "belvedere.yaml:6: there is no key \"tables.order_lines.topik\"; did you mean \"tables.order_lines.topic\"?");
    }

    @Test
    void namesTheNearestVariableForAMisspeltOne() {
        assertThat(problems(LEAST, Map.of("BELVEDERE_HTTP_PROT", "80")))
                .containsExactly(
                        "environment variable BELVEDERE_HTTP_PROT: there is no such key; did you mean BELVEDERE_HTTP_PORT?");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        List<String> problems = problems("""
                application:
                views: nowhere
                shards: many
                memory: 1MiB
                commit-interval: 20
                prot: 8080
                registry: {url: [a, b]}
                """);

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "belvedere.yaml:1: \"application\" is missing; write for example \"application: shop\"",
                        "belvedere.yaml:2: \"views\" names \"" + folder.resolve("nowhere") + "\", which does not exist",
                        "belvedere.yaml:3: \"shards\" is \"many\", which is not a whole number from 1 to 1024",
                        "belvedere.yaml:4: \"memory\" is \"1MiB\", which is not a size of at least 16MiB, for example \"256MiB\" or \"1GiB\"",
                        "belvedere.yaml:5: \"commit-interval\" is \"20\", which is not a time from 1ms to 60s, for example \"20ms\" or \"5s\"",
                        "belvedere.yaml:6: there is no key \"prot\"; did you mean \"http.port\"?",
                        "belvedere.yaml:7: \"registry.url\" is a value that is not shown, which is not one value",
                        "belvedere.yaml: \"tables\" is missing; write for example \"tables: {orders: {topic: shop.public.orders}}\"",
                        "belvedere.yaml: \"kafka.bootstrap.servers\" is missing;"
                                + " write for example \"kafka: {bootstrap.servers: '127.0.0.1:9092'}\"");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThat(problems(LEAST + "application: other\n"))
                .containsExactly("belvedere.yaml:11: \"application\" is given twice; first at belvedere.yaml:1");
    }

    @Test
    void saysWhereTheFileIsNotYaml() {
        assertThat(problems("application: shop\nviews: [a\nshards: 1\n"))
                .singleElement()
                .asString()
                .startsWith("belvedere.yaml:3: not YAML");
    }

    @Test
    void saysThatThereIsNoFile() {
        Path missing = folder.resolve("missing.yaml");

        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> ConfigurationFile.read(missing, Map.of()));

        assertThat(refusal).hasMessage("the configuration has a problem:\n  " + missing + ": there is no such file");
        assertThat(refusal.code()).isEqualTo("configuration");
    }

    @Test
    void printsNoSecret() {
        Map<String, String> environment = Map.of(
                "BELVEDERE_KAFKA_SASL_JAAS_CONFIG", "password=hush",
                "BELVEDERE_KAFKA_SSL_KEY_PASSWORD", "hush",
                "BELVEDERE_REGISTRY_SETTINGS_BASIC_AUTH_USER_INFO", "me:hush",
                "BELVEDERE_REGISTRY_URL", "http://me:hush@127.0.0.1:8081");

        Configuration read = read(LEAST, environment);

        assertThat(read.toString()).doesNotContain("hush").contains("[hidden]", "http://127.0.0.1:8081");
    }

    @Test
    void takesValuesFromFilesAndVariables() throws IOException {
        Files.writeString(folder.resolve("password"), "hu$h\\1\n");

        Configuration read = read(
                LEAST.replace("8081'}", "8081', settings: {basic.auth.user.info: 'me:${file:password}'}}")
                        + "kafka.sasl.jaas.config: 'user=\"${env:USER_NAME}\" password=\"${file:password}\";'\n"
                        + "shards: ${env:SHARDS}\n",
                Map.of("USER_NAME", "me", "SHARDS", "7"));

        assertThat(read.kafka().values()).containsEntry("sasl.jaas.config", "user=\"me\" password=\"hu$h\\1\";");
        assertThat(read.registry().settings().values()).containsEntry("basic.auth.user.info", "me:hu$h\\1");
        assertThat(read.shards()).isEqualTo(7);
    }

    @Test
    void doesNotReplaceWhatAValueStandsFor() {
        Configuration read = read(LEAST.replace("shop\n", "${env:NAME}\n"), Map.of("NAME", "${env:NAME}"));

        assertThat(read.application()).isEqualTo("${env:NAME}");
    }

    @Test
    void quotesNoValueThatComesFromElsewhere() throws IOException {
        Files.writeString(folder.resolve("secret"), "hush-hush");
        String yaml = LEAST + """
                shards: ${file:secret}
                sql: {collation: '${file:secret}', time-zone: '${file:secret}'}
                instances: {address: '${file:secret}'}
                http: {cors-origins: ['${file:secret}']}
                databases: {shop: {transactions: t, tables: ['${file:secret}']}}
                on-refused-view: ${file:secret}
                """;

        assertThat(problems(yaml.replace("views: views", "views: '${file:secret}'")))
                .hasSize(8)
                .noneMatch(problem -> problem.contains("hush-hush"))
                .anyMatch(
                        problem -> problem.startsWith("belvedere.yaml:11: \"shards\" is a value that is not shown, "));
    }

    @Test
    void saysWhichFileAndWhichVariableAreMissing() {
        assertThat(problems(LEAST + "kafka.client.id: ${env:NOT_THERE}\nkafka.client.rack: ${file:/not/there}\n"))
                .containsExactly(
                        "belvedere.yaml:11: \"kafka.client.id\": the environment variable NOT_THERE is not set",
                        "belvedere.yaml:12: \"kafka.client.rack\": there is no file /not/there");
    }

    @Test
    void leavesKafkasOwnReferencesToItsProviders() {
        Configuration read = read(
                LEAST.replace(
                        "bootstrap.servers: 127.0.0.1:9092",
                        "bootstrap.servers: 127.0.0.1:9092\n  config.providers: file\n  ssl.key.password: '${file:/keys:password}'"));

        assertThat(read.kafka().values()).containsEntry("ssl.key.password", "${file:/keys:password}");
    }

    private Configuration read(String yaml) {
        return read(yaml, Map.of());
    }

    private Configuration read(String yaml, Map<String, String> environment) {
        try {
            return ConfigurationFile.read(Files.writeString(folder.resolve("belvedere.yaml"), yaml), environment);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    private List<String> problems(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(yaml, environment))
                .problems();
    }
}
