package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector that was set up anew, without its offsets, sends all rows again, and not that one was deleted in between. */
@Timeout(400)
class RepeatedSnapshotIT {

    private static final CaptureRequest CAPTURE = CaptureRequest.of("public.items", "public.others");
    private static final String VIEW =
            "CREATE MATERIALIZED VIEW things AS SELECT i.id, i.name, o.name AS other FROM items i LEFT JOIN others o ON o.id = i.id;";
    private static final String GONE = "/v1/views/things/rows/2";
    private static final String CHANGED = "/v1/views/things/rows/1";

    @TempDir
    Path folder;

    @Test
    void isNotTakenInUnlessItIsKnownThatNoRowWasDeleted(@TempDir Path directory) throws Exception {
        try (DevStack stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                        .start();
                Connection database = DriverManager.getConnection(stack.jdbcUrl());
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE items (id int PRIMARY KEY, name text)");
            sql.execute("CREATE TABLE others (id int PRIMARY KEY, name text)");
            sql.execute("INSERT INTO items VALUES (1, 'bolt'), (2, 'nut')");
            sql.execute("INSERT INTO others VALUES (1, 'red')");
            stack.capture(CAPTURE.named("first"));
            try (ServeCommandProcess serve = serve(stack, "")) {
                serve.awaitReady();
                assertThat(get(serve, GONE).body()).contains("nut");

                captureAnew(stack, sql);

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(get(serve, "/v1/sources").body())
                                        .contains("repeated-snapshot", "repeated-snapshot: taken-in"));
                assertThat(get(serve, CHANGED).body()).contains("bolt");
                assertThat(get(serve, GONE).body()).contains("nut");
                assertThat(get(serve, "/health/ready").body()).contains("repeated-snapshot");
            }
            try (ServeCommandProcess serve = serve(stack, ", repeated-snapshot: taken-in")) {
                serve.awaitReady();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(get(serve, CHANGED).body()).contains("screw"));
                assertThat(get(serve, GONE).body())
                        .as("what the declaration denies")
                        .contains("nut");
            }
        }
    }

    /** Nothing captures the tables while a row is deleted and another one changed. */
    private static void captureAnew(DevStack stack, Statement sql) throws Exception {
        sql.execute("CREATE TABLE nothing (id int PRIMARY KEY)");
        stack.capture(CAPTURE.named("first").withTopicPrefix("none").with("table.include.list", "public\\.nothing"));
        sql.execute("DELETE FROM items WHERE id = 2");
        sql.execute("UPDATE items SET name = 'screw' WHERE id = 1");
        stack.capture(CAPTURE.named("second"));
    }

    private ServeCommandProcess serve(DevStack stack, String declared) throws Exception {
        Files.writeString(folder.resolve("v.sql"), VIEW);
        return ServeCommandProcess.start(Files.writeString(folder.resolve("belvedere.yaml"), """
                application: again
                views: v.sql
                tables:
                  items: {topic: shop.public.items%1$s}
                  others: {topic: shop.public.others%1$s}
                databases: {shop: {transactions: shop.transaction, tables: [items, others]}}
                shards: 4
                kafka: {bootstrap.servers: '%2$s'}
                registry: {url: '%3$s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(
                        declared, stack.bootstrapServers(), stack.registryUrl())));
    }

    private static HttpResponse<String> get(ServeCommandProcess serve, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(serve.address() + path)).build(), BodyHandlers.ofString());
    }
}
