package dev.belvedere.localshop.system;

import static java.util.stream.Collectors.toMap;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.waiting.Waiting;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Waits for the capture of a loaded shop and shows its progress. */
final class CaptureProgress {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Connection database;
    private final String bootstrapServers;

    CaptureProgress(Connection database, String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns once the connector has read every row that the tables had before it and follows the log.
     *
     * @throws LocalSystemException if Kafka cannot say how far it is, or this thread is interrupted
     */
    void await(PrintStream out) throws SQLException {
        ProgressBar progress = ProgressBar.start(out, "capturing");
        long rows = rows();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (!Waiting.every(POLL_INTERVAL).until(() -> captured(events(admin), rows, progress))) {
                throw new LocalSystemException("interrupted while capturing", null);
            }
        }
        progress.done(String.format(Locale.ROOT, "%,d rows are in Kafka", rows));
    }

    private boolean captured(long events, long rows, ProgressBar progress) throws SQLException {
        progress.at(events, rows);
        return events >= rows && following();
    }

    private static long events(Admin admin) {
        List<String> topics =
                Shop.TABLES.stream().map(table -> "shop.public." + table).toList();
        try {
            Map<TopicPartition, OffsetSpec> ends = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(CaptureProgress::partitions)
                    .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new LocalSystemException("the topics of the capture cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalSystemException("interrupted while capturing", e);
        }
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

    // The connector reads the log only after the tables.
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
