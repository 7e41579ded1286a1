package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two PostgreSQL databases with a connector each, joined in one view. */
@Timeout(400)
class TwoDatabasesIT {

    private static final int CUSTOMERS = 20;
    private static final int TRANSACTIONS = 200;
    private static final String VIEW = """
            CREATE MATERIALIZED VIEW owed AS
            SELECT c.id, c.name, COUNT(i.id) AS invoices, SUM(i.amount) AS total
            FROM customers c LEFT JOIN invoices i ON i.customer = c.id GROUP BY c.id, c.name;
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(5);

    @TempDir
    Path folder;

    @Test
    void isEqualUnderChurnAndOneGoesOnWhileTheOtherStandsStill(@TempDir Path directory) throws Exception {
        try (DevStack stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                        .start();
                Connection sales = DriverManager.getConnection(stack.jdbcUrl());
                Connection billing = other(sales, stack.jdbcUrl())) {
            execute(sales, "CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL)");
            execute(
                    billing,
                    "CREATE TABLE invoices (id int PRIMARY KEY, customer int NOT NULL, amount bigint NOT NULL)");
            execute(billing, "INSERT INTO invoices VALUES (0, 0, 1)");
            execute(sales, "INSERT INTO customers VALUES (0, 'first')");
            stack.capture(CaptureRequest.of("public.customers").named("sales").withTopicPrefix("sales"));
            stack.capture(CaptureRequest.of("public.invoices")
                    .named("billing")
                    .withTopicPrefix("billing")
                    .with("database.dbname", "billing"));
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration(stack))) {
                serve.awaitReady();
                churn(sales, billing);
                awaitRows(serve, expected(sales, billing));

                Map<Integer, String> invoices = totals(billing);
                poison(stack);
                execute(billing, "UPDATE invoices SET amount = amount + 1000000");
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(get(serve, "/v1/sources"))
                                .contains("\"database\":\"billing\"", "\"table\":\"invoices\"", "corrupt-frame"));
                execute(sales, "UPDATE customers SET name = name || '!'");

                awaitRows(serve, joined(sales, invoices));
                assertThat(get(serve, "/health/ready")).contains("\"database\":\"billing\"");
                assertThat(serve.runs()).isTrue();
            }
        }
    }

    private static Connection other(Connection first, String jdbcUrl) throws SQLException {
        execute(first, "CREATE DATABASE billing");
        return DriverManager.getConnection(jdbcUrl.replaceFirst("/shop\\b", "/billing"));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void churn(Connection sales, Connection billing) throws SQLException {
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            int id = random.nextInt(CUSTOMERS);
            String change = switch (random.nextInt(3)) {
                case 0 -> "DELETE FROM customers WHERE id = " + id;
                case 1 -> "UPDATE customers SET name = 'n" + transaction + "' WHERE id = " + id;
                default ->
                    "INSERT INTO customers VALUES (" + id + ", 'c" + transaction
                            + "') ON CONFLICT (id) DO UPDATE SET name = excluded.name";
            };
            execute(sales, change);
            int customer = random.nextInt(CUSTOMERS);
            execute(
                    billing,
                    random.nextInt(4) == 0
                            ? "DELETE FROM invoices WHERE customer = " + customer
                            : "INSERT INTO invoices VALUES (" + (transaction + 1) + ", " + customer + ", "
                                    + random.nextInt(1_000) + ")");
        }
    }

    /** Writes a value that no reader understands where billing's events are. */
    private static void poison(DevStack stack) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < 4; partition++) {
                producer.send(new ProducerRecord<>(
                                "billing.public.invoices", partition, null, "poison".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    private static Map<Integer, String> expected(Connection sales, Connection billing) throws SQLException {
        return joined(sales, totals(billing));
    }

    private static Map<Integer, String> totals(Connection billing) throws SQLException {
        return read(billing, "SELECT customer, count(*) || ' ' || sum(amount) FROM invoices GROUP BY customer");
    }

    private static Map<Integer, String> joined(Connection sales, Map<Integer, String> totals) throws SQLException {
        Map<Integer, String> rows = read(sales, "SELECT id, name FROM customers");
        rows.replaceAll((id, name) -> name + " " + totals.getOrDefault(id, "0 null"));
        return rows;
    }

    private static Map<Integer, String> read(Connection database, String query) throws SQLException {
        Map<Integer, String> read = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                read.put(rows.getInt(1), rows.getString(2));
            }
        }
        return read;
    }

    private void awaitRows(ServeCommandProcess serve, Map<Integer, String> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(served(serve)).isEqualTo(expected));
    }

    private Map<Integer, String> served(ServeCommandProcess serve) throws IOException, InterruptedException {
        Map<Integer, String> served = new HashMap<>();
        for (JsonNode row : new ObjectMapper()
                .readTree(get(serve, "/v1/views/owed/rows?scan=true"))
                .path("rows")) {
            served.put(
                    row.path("id").asInt(),
                    row.path("name").asText() + " " + row.path("invoices").asText() + " "
                            + row.path("total").asText("null"));
        }
        return served;
    }

    private Path configuration(DevStack stack) throws IOException {
        Files.writeString(folder.resolve("v.sql"), VIEW);
        return Files.writeString(
                folder.resolve("belvedere.yaml"), """
                application: two
                views: v.sql
                tables: {customers: {topic: sales.public.customers}, invoices: {topic: billing.public.invoices}}
                databases:
                  sales: {transactions: sales.transaction, tables: [customers]}
                  billing: {transactions: billing.transaction, tables: [invoices]}
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(stack.bootstrapServers(), stack.registryUrl()));
    }

    private String get(ServeCommandProcess serve, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(serve.address() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
