package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.devstack.DevStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Customers of one database, sales, joined with the sums of their invoices in another, billing. */
final class OwedView {

    private static final int CUSTOMERS = 20;
    private static final int TRANSACTIONS = 200;
    private static final String VIEWS = """
            CREATE MATERIALIZED VIEW owed AS
            SELECT c.id, c.name, COUNT(i.id) AS invoices, SUM(i.amount) AS total
            FROM customers c LEFT JOIN invoices i ON i.customer = c.id GROUP BY c.id, c.name;
            CREATE MATERIALIZED VIEW billed AS SELECT COUNT(*) AS invoices, SUM(amount) AS total FROM invoices;
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(5);
    private final ServeCommandProcess serve;

    OwedView(ServeCommandProcess serve) {
        this.serve = serve;
    }

    /**
     * Writes the views and the configuration of an instance into a folder.
     *
     * @param billing the topics of billing's tables by table
     * @param moreViews other views
     */
    static Path configuration(Path folder, DevStack stack, Map<String, String> billing, String moreViews)
            throws IOException {
        Files.writeString(folder.resolve("v.sql"), VIEWS + moreViews);
        String topics = billing.entrySet().stream()
                .map(table -> table.getKey() + ": {topic: " + table.getValue() + "}")
                .collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve("belvedere.yaml"), """
                application: two
                views: v.sql
                tables: {customers: {topic: sales.public.customers}, %s}
                databases:
                  sales: {transactions: sales.transaction, tables: [customers]}
                  billing: {transactions: billing.transaction, tables: %s}
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(
                        topics, billing.keySet(), stack.bootstrapServers(), stack.registryUrl()));
    }

    /** Creates the table in sales, with its first rows. */
    static void createCustomers(Connection sales) throws SQLException {
        execute(sales, "CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL)");
        execute(sales, "INSERT INTO customers VALUES (0, 'first'), (1, 'second')");
    }

    /** Creates the table in billing, with its first row. */
    static void createInvoices(Connection billing) throws SQLException {
        execute(billing, "CREATE TABLE invoices (id int PRIMARY KEY, customer int NOT NULL, amount bigint NOT NULL)");
        execute(billing, "INSERT INTO invoices VALUES (0, 0, 1)");
    }

    static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes the tables of both at random. */
    void churn(Connection sales, Connection billing) throws SQLException {
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

    /** Returns count and sum of the invoices of each customer as billing has them. */
    static Map<Integer, String> totals(Connection billing) throws SQLException {
        return read(billing, "SELECT customer, concat(count(*), ' ', sum(amount)) FROM invoices GROUP BY customer");
    }

    /** Returns the view's rows for these sums, by customer. */
    static Map<Integer, String> joined(Connection sales, Map<Integer, String> totals) throws SQLException {
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

    void awaitRows(Map<Integer, String> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows()).isEqualTo(expected));
    }

    private Map<Integer, String> rows() throws IOException, InterruptedException {
        Map<Integer, String> rows = new HashMap<>();
        for (JsonNode row : json("/v1/views/owed/rows?scan=true").path("rows")) {
            rows.put(
                    row.path("id").asInt(),
                    row.path("name").asText() + " " + row.path("invoices").asText() + " "
                            + row.path("total").asText("null"));
        }
        return rows;
    }

    /** Returns the sum of all invoices that a reader sees. */
    long billed() throws IOException, InterruptedException {
        return json("/v1/views/billed/rows/").path("total").asLong();
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path));
    }

    String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(serve.address() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
