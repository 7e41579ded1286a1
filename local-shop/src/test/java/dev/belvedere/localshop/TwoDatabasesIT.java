package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two PostgreSQL databases with a connector each, joined in one view. */
@Timeout(400)
class TwoDatabasesIT {

    @TempDir
    Path folder;

    @Test
    void isEqualUnderChurnAndOneGoesOnWhileTheOtherStandsStill(@TempDir Path directory) throws Exception {
        try (DevStack stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                        .start();
                Connection sales = DriverManager.getConnection(stack.jdbcUrl());
                Connection billing = other(sales, stack.jdbcUrl())) {
            OwedView.createCustomers(sales);
            OwedView.createInvoices(billing);
            // Captured last and not read: the views are served all the same, before anything changes.
            OwedView.execute(sales, "CREATE TABLE zones AS SELECT 1 AS id");
            stack.capture(CaptureRequest.of("public.customers", "public.zones")
                    .named("sales")
                    .withTopicPrefix("sales"));
            stack.capture(CaptureRequest.of("public.invoices")
                    .named("billing")
                    .withTopicPrefix("billing")
                    .with("database.dbname", "billing"));
            try (ServeCommandProcess serve = ServeCommandProcess.start(
                    OwedView.configuration(folder, stack, Map.of("invoices", "billing.public.invoices"), ""))) {
                serve.awaitReady();
                OwedView view = new OwedView(serve);
                view.churn(sales, billing);
                Map<Integer, String> invoices = OwedView.totals(billing);
                view.awaitRows(OwedView.joined(sales, invoices));

                poison(stack);
                OwedView.execute(billing, "UPDATE invoices SET amount = amount + 1000000");
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(view.get("/v1/sources"))
                                .contains("\"database\":\"billing\"", "\"table\":\"invoices\"", "corrupt-frame"));
                OwedView.execute(sales, "UPDATE customers SET name = name || '!'");

                view.awaitRows(OwedView.joined(sales, invoices));
                assertThat(view.get("/health/ready")).contains("\"database\":\"billing\"");
                assertThat(serve.runs()).isTrue();
            }
        }
    }

    private static Connection other(Connection first, String jdbcUrl) throws SQLException {
        OwedView.execute(first, "CREATE DATABASE billing");
        return DriverManager.getConnection(jdbcUrl.replaceFirst("/shop\\b", "/billing"));
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
}
