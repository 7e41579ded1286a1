package dev.belvedere.app.demo;

import static java.util.stream.Collectors.toMap;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.shop.Shop;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Waits until the connector has read every row that was there before it, and follows the changes. */
final class CapturedEvents {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Connection database;
    private final String bootstrapServers;

    CapturedEvents(Connection database, String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    void await(PrintStream out) throws SQLException {
        Progress progress = Progress.start(out, "capturing");
        long rows = rows();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            long events = events(admin);
            while (events < rows || !following()) {
                progress.at(events, rows);
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                events = events(admin);
            }
        } catch (ExecutionException e) {
            throw new DemoException("Kafka does not say how far the capture has got: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted while capturing", e);
        }
        progress.done(String.format(Locale.ROOT, "%,d rows are in Kafka", rows));
    }

    private static long events(Admin admin) throws ExecutionException, InterruptedException {
        List<String> topics =
                Shop.TABLES.stream().map(table -> "shop.public." + table).toList();
        Map<TopicPartition, OffsetSpec> ends = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(CapturedEvents::partitions)
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(number -> new TopicPartition(topic.name(), number));
    }

    private long rows() throws SQLException {
        long rows = 0;
        for (String table : Shop.TABLES) {
            rows += Long.parseLong(ask("SELECT count(*) FROM " + table));
        }
        return rows;
    }

    // Reading the log begins when reading the tables is over.
    private boolean following() throws SQLException {
        return ask("SELECT count(*) FROM pg_replication_slots WHERE active").equals("1");
    }

    private String ask(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
