package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.shop.Workload;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.testkit.TestIssuer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve}, {@code explain} and {@code verify} as a user runs them, on a real stack with the TPC-H shop. */
@Timeout(400)
class ServeIT {

    private static final String KNOWN_MISTAKE = "SELECT o.id, o.stauts FROM orders o";

    private static ShopStack shop;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path directory) throws SQLException {
        shop = ShopStack.start(directory);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void servesWhatTheSelectGivesThoughItWasKilledInTheMiddleOfWork() throws Exception {
        Path configuration = shop.configuration(folder, "killed", ShopStack.ORDER_SUMMARY);
        try (Workload workload = Workload.paused(shop.connect(), 7, 100)) {
            workload.resume();
            try (ServeCommandProcess first = ServeCommandProcess.start(configuration)) {
                first.awaitReady();
                await(workload, 300);
                first.kill();
            }
            try (ServeCommandProcess second = ServeCommandProcess.start(configuration)) {
                second.awaitReady();
                await(workload, 600);
                workload.pause();

                CommandRun verified = verify(second, "20s");

                assertThat(verified.out()).contains("order_summary: equal");
                assertThat(verified.exitCode()).isZero();
                assertThat(second.terminate()).as("exit code after SIGTERM").isEqualTo(143);
            }
        }
    }

    /** The broker itself would end the transaction after ten minutes. */
    @Test
    void goesOnThoughAnInstanceThatIsGoneHasLeftATransactionOpen() throws Exception {
        Path configuration = shop.configuration(folder, "left", ShopStack.ORDER_SUMMARY);
        try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
            serve.awaitReady();
            try (LeftOpenTransaction left =
                    LeftOpenTransaction.begin(shop.stack().bootstrapServers(), "left-")) {
                raisePrice();

                CommandRun verified = verify(serve, "60s");

                assertThat(verified.out()).contains("order_summary: equal");
                assertThat(left.wasAborted()).as("the leader has aborted it").isTrue();
            }
        }
    }

    @Test
    void goesOnWritingWhileManyReadHard() throws Exception {
        try (ServeCommandProcess serve =
                        ServeCommandProcess.start(shop.configuration(folder, "read", ShopStack.ORDER_SUMMARY));
                Workload workload = Workload.paused(shop.connect(), 11, 200)) {
            serve.awaitReady();
            try (Readers readers = Readers.of(serve.address() + "/v1/views/order_summary/rows", 16)) {
                workload.resume();
                await(workload, 2_000);
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> readers.answers() > 2_000);
                workload.pause();
            }
            // Only now: how far the stream falls behind beside them depends on the cores, whether it goes on does not.
            assertThat(verify(serve, "60s").out()).contains("order_summary: equal");
            assertThat(serve.terminate()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }

    @Test
    void findsByIndexWhatTheDatabaseHasAfterChanges() throws Exception {
        String view = Files.readString(Path.of("..", "views", "order_overview.sql"));
        String indexes = "indexes: {order_overview: [[user_id, created_at], [status, created_at]]}\nshards: 4";
        try (ServeCommandProcess serve =
                        ServeCommandProcess.start(shop.configuration(folder, "indexed", view, "shards: 4", indexes));
                Workload workload = Workload.paused(shop.connect(), 13, 200);
                Connection database = shop.connect()) {
            serve.awaitReady();
            workload.resume();
            await(workload, 1_000);
            workload.pause();

            IndexedRows rows = new IndexedRows(
                    database,
                    serve.address() + "/v1/views/order_overview/rows",
                    view.substring(view.indexOf("SELECT")).replace(";", ""));
            for (int user : new int[] {1, 2, 4, 5, 7, 8}) {
                rows.awaitEqual("user_id=" + user, "user_id = " + user, "created_at, id");
            }
            rows.awaitEqual(
                    "status=P&created_at.gte=1995-01-01T00:00:00Z&order=desc",
                    "status = 'P' AND created_at >= '1995-01-01T00:00:00Z'",
                    "created_at DESC, id DESC");
            assertThat(verify(serve, "20s").out()).contains("order_overview: equal");
        }
    }

    /** A user's name reaches the row through a lookup, and the index through the view behind that. */
    @Test
    void showsAWriteThroughJoinAndIndexToWhoeverHasItsToken() throws Exception {
        String view = Files.readString(Path.of("..", "views", "order_overview.sql"));
        String indexes = "indexes: {order_overview: [[user_id, created_at]]}\nshards: 4";
        try (ServeCommandProcess serve =
                        ServeCommandProcess.start(shop.configuration(folder, "tokens", view, "shards: 4", indexes));
                TokenReads reads = new TokenReads(shop.stack().bootstrapServers(), "shop.public.users");
                Connection database = shop.connect();
                Statement sql = database.createStatement()) {
            serve.awaitReady();
            String rows = serve.address() + "/v1/views/order_overview/rows";
            for (int write = 1; write <= 20; write++) {
                SyncToken before = reads.now();
                sql.executeUpdate("UPDATE users SET name = 'Written " + write + "' WHERE id = 4");
                SyncToken token = reads.afterMoreThan(before);

                HttpResponse<String> found = reads.get(rows + "?user_id=4&limit=1000", token);

                assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
                assertThat(found.body()).contains("\"id\":");
                assertThat(found.body().split("Written " + write + "\"", -1))
                        .hasSameSizeAs(found.body().split("\"id\":", -1));
            }
        }
    }

    @Test
    void tellsTheChangesOfARowAndGoesOnWhereTheConnectionBroke() throws Exception {
        try (ServeCommandProcess serve =
                ServeCommandProcess.start(shop.configuration(folder, "followed", ShopStack.ORDER_SUMMARY))) {
            serve.awaitReady();
            String changes = serve.address() + "/v1/views/order_summary/rows/1/changes";
            String last;
            try (FollowedRows row = FollowedRows.of(changes, "")) {
                assertThat(told(row)).isEqualTo("upsert " + orderInDatabase());
                assertThat(told(row)).isEqualTo("epoch {}");
                raisePrice();
                assertThat(told(row)).isEqualTo("upsert " + orderInDatabase());
                FollowedRows.Event end = row.next();
                assertThat(end.name()).isEqualTo("epoch");
                last = end.id();
            }
            raisePrice();
            raisePrice();

            try (FollowedRows row = FollowedRows.of(changes, last)) {
                // In one epoch or in two.
                String raised = "upsert " + orderInDatabase();
                for (String told = told(row); !told.equals(raised); told = told(row)) {
                    assertThat(told).doesNotStartWith("reset");
                }
                assertThat(told(row)).isEqualTo("epoch {}");
                raisePrice();
                assertThat(told(row)).isEqualTo("upsert " + orderInDatabase());
                assertThat(told(row)).isEqualTo("epoch {}");
                // What is left of the stream ends with the instance.
                assertThat(serve.terminate()).as("exit code after SIGTERM").isEqualTo(143);
                assertThat(row.next().name()).isEqualTo("closed");
            }
        }
    }

    private static String told(FollowedRows row) throws IOException {
        FollowedRows.Event event = row.next();
        return event.name() + " " + event.data();
    }

    private static void raisePrice() throws SQLException {
        execute("UPDATE items SET price = price + 1 WHERE id = (SELECT min(id) FROM items WHERE order_id = 1)");
    }

    private static String orderInDatabase() throws SQLException {
        String select = ShopStack.ORDER_SUMMARY
                .substring(ShopStack.ORDER_SUMMARY.indexOf("SELECT"))
                .replace(";", "")
                .replace("GROUP BY", "WHERE o.id = 1 GROUP BY");
        try (Connection database = shop.connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT row_to_json(r)::text FROM (" + select + ") r")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void namesTheNearestColumnOfAnIndexThatIsMisspelt() throws IOException {
        Path configuration = shop.configuration(
                folder,
                "misspelt",
                ShopStack.ORDER_SUMMARY,
                "shards: 4",
                "indexes: {order_summary: [[nmae]]}\nshards: 4");

        CommandRun run = CommandRun.of("explain", "--config", configuration.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: the index [nmae] of order_summary")
                .contains("is name.", "[invalid-index]");
    }

    @Test
    void buildsAChangedViewAnewAndSaysSo() throws Exception {
        try (ServeCommandProcess first =
                ServeCommandProcess.start(shop.configuration(folder, "changed", ShopStack.ORDER_SUMMARY))) {
            first.awaitReady();
            assertThat(first.said()).noneMatch(line -> line.contains("built anew"));
        }
        String other = ShopStack.ORDER_SUMMARY.replace("SUM(i.price)", "AVG(i.price) FILTER (WHERE i.quantity > 1)");
        try (ServeCommandProcess second = ServeCommandProcess.start(shop.configuration(folder, "changed", other))) {
            second.awaitReady();

            CommandRun verified = verify(second, "20s");

            assertThat(second.said()).anyMatch(line -> line.contains("is not the one that ran as changed-"));
            assertThat(verified.out()).contains("order_summary: equal");
        }
    }

    @Test
    void noticesARowThatWasChangedBehindItsBack() throws Exception {
        try (ServeCommandProcess serve =
                ServeCommandProcess.start(shop.configuration(folder, "behind", ShopStack.ORDER_SUMMARY))) {
            serve.awaitReady();
            shop.stack().stop(Service.CONNECT);
            execute("UPDATE items SET price = price + 0.01 WHERE id = (SELECT min(id) FROM items)");

            CommandRun verified = verify(serve, "1s");

            assertThat(verified.exitCode()).isEqualTo(1);
            assertThat(verified.out()).contains("order_summary: NOT EQUAL", "different      1\n", "want ", "got ");

            shop.stack().start(Service.CONNECT);
            assertThat(verify(serve, "60s").out()).contains("order_summary: equal");
        }
    }

    @Test
    void explainsItsPlan() throws IOException {
        CommandRun run = explain(ShopStack.ORDER_SUMMARY);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("order_summary", "orders", "users", "items");
    }

    /** Only the topic of the second view's table is missing: its columns are those of another one. */
    @Test
    void servesAViewBesideOneThatIsRefusedAndOneWhoseTopicIsNotThere() throws Exception {
        Path configuration = shop.configuration(
                folder,
                "beside",
                ShopStack.ORDER_SUMMARY + "CREATE MATERIALIZED VIEW waiting AS SELECT id, name FROM visitors;\n"
                        + "CREATE MATERIALIZED VIEW misspelt AS " + KNOWN_MISTAKE + ";\n",
                "shards: 4",
                "  visitors: {topic: shop.public.visitors, value-subject: shop.public.users-value, key: [id]}\nshards: 4");
        try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
            serve.awaitReady();

            assertThat(get(serve.address() + "/v1/views/waiting/rows/1"))
                    .contains("view-not-served", "shop.public.visitors does not exist");
            assertThat(get(serve.administration() + "/health/ready"))
                    .contains("\"status\":\"ready\"", "\"code\":\"unknown-topic\"", "\"code\":\"sql-invalid\"");
            assertThat(serve.said()).anyMatch(line -> line.startsWith("view misspelt is not served: "));
            assertThat(verify(serve, "20s").out()).contains("order_summary: equal");
        }

        CommandRun strict = CommandRun.of("serve", "--strict", "--config", configuration.toString());

        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.err()).startsWith("error: 2 views cannot be served:").contains("waiting: ", "misspelt: ");
    }

    @Test
    void pointsAtAMistakeInSql() throws IOException {
        CommandRun run = explain("CREATE MATERIALIZED VIEW v AS\n" + KNOWN_MISTAKE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: ")
                .contains("v.sql", "stauts")
                .containsPattern("2\\D+1[0-9]")
                .doesNotContain("\tat ");
    }

    @Test
    void namesATopicThatIsMissing() throws IOException {
        Path configuration = shop.configuration(
                folder, "missing", ShopStack.ORDER_SUMMARY, "shop.public.users", "shop.public.visitors");

        CommandRun run = CommandRun.of("explain", "--config", configuration.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: ")
                .contains("shop.public.visitors")
                .doesNotContain("\tat ");
    }

    @Test
    void namesABrokerThatIsNotThere() throws IOException {
        Path configuration = shop.configuration(
                folder, "alone", ShopStack.ORDER_SUMMARY, shop.stack().bootstrapServers(), "127.0.0.1:1");

        CommandRun run = CommandRun.of("serve", "--config", configuration.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error: ").contains("127.0.0.1:1").doesNotContain("\tat ");
    }

    @Test
    void namesAPortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Path configuration = shop.configuration(
                    folder, "port", ShopStack.ORDER_SUMMARY, "port: 0", "port: " + taken.getLocalPort());

            CommandRun run = CommandRun.of("serve", "--config", configuration.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("error: ")
                    .contains(String.valueOf(taken.getLocalPort()), "[port-in-use]")
                    .doesNotContain("\tat ");
        }
    }

    /** docs/metrics.md is made of the code's constants; here it is held against what an instance shows that works. */
    @Test
    void showsTheMetricsOfThePageAndNoOthers() throws Exception {
        String databases =
                "databases: {shop: {transactions: shop.transaction, tables: [users, orders, items]}}\nshards: 4";
        Path configuration = shop.configuration(folder, "metrics", ShopStack.ORDER_SUMMARY, "shards: 4", databases);
        try (ServeCommandProcess serve = ServeCommandProcess.start(configuration);
                Workload workload = Workload.paused(shop.connect(), 21, 100)) {
            serve.awaitReady();
            workload.resume();
            await(workload, 100);

            Metrics shown = Metrics.of(serve.administration());
            Set<String> documented = Metrics.documented(Path.of("..", "docs", "metrics.md"));

            assertThat(shown.families()).isSubsetOf(documented);
            documented.removeAll(Metrics.SPORADIC);
            assertThat(shown.families()).containsAll(documented);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Metrics.of(serve.administration())
                                    .value("belvedere_freshness_seconds_count{database=\"shop\"}"))
                            .isPositive());
            assertThat(shown.value("belvedere_stream_running")).isEqualTo(1);
            assertThat(shown.value("belvedere_keeper")).isEqualTo(1);
            assertThat(shown.value("belvedere_kafka_consumed_records_total")).isPositive();
            assertThat(shown.value("belvedere_rocksdb_keys")).isPositive();
        }
    }

    @Test
    void answersThoseWhoShowATokenOfTheIssuer() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                ServeCommandProcess serve = ServeCommandProcess.start(shop.configuration(
                        folder, "tokens", ShopStack.ORDER_SUMMARY, "http: {port: 0}", asksForTokensOf(issuer)))) {
            serve.awaitReady();
            Path clerk =
                    Files.writeString(folder.resolve("clerk"), issuer.token(Map.of("scope", "openid orders.read")));
            Path stranger = Files.writeString(folder.resolve("stranger"), issuer.token(Map.of("scope", "openid")));

            assertThat(verify(serve, "20s", "--token-file", clerk.toString()).out())
                    .contains("order_summary: equal");
            assertThat(verify(serve, "1s", "--view", "order_summary", "--token-file", stranger.toString())
                            .out())
                    .contains("NOT COMPARED", "403", "forbidden");
            CommandRun nobody = verify(serve, "1s");
            assertThat(nobody.exitCode()).isNotZero();
            assertThat(nobody.err()).contains("401", "credentials-missing");
        }
    }

    private static String asksForTokensOf(TestIssuer issuer) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return """
                    http:
                      port: 0
                      auth:
                        issuer: %s
                        audience: %s
                        jwks-url: %s
                        grants: {'scope:orders.read': [order_summary]}
                    peers: {port: %d}""".formatted(TestIssuer.NAME, TestIssuer.AUDIENCE, issuer.address(), free.getLocalPort());
        }
    }

    private CommandRun explain(String sql) throws IOException {
        return CommandRun.of(
                "explain",
                "--config",
                shop.configuration(folder, "explain", sql).toString());
    }

    private static String get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static CommandRun verify(ServeCommandProcess serve, String grace, String... more) {
        List<String> arguments =
                List.of("verify", "--jdbc", shop.stack().jdbcUrl(), "--http", serve.address(), "--grace", grace);
        return CommandRun.of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static void await(Workload workload, long transactions) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> workload.transactions() >= transactions);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection database = shop.connect();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
