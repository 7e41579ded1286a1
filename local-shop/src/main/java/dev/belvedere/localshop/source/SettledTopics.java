package dev.belvedere.localshop.source;

import static java.util.stream.Collectors.toMap;

import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until a connector has nothing more to write: until no topic of its prefix has grown for a while. Not thread-safe. */
public final class SettledTopics implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Waiting LOOKS = Waiting.every(Duration.ofMillis(200));

    private final Admin admin;
    private final String prefix;
    private long size;
    private long grownNanos;

    /** @param topicPrefix the connector's */
    public SettledTopics(String bootstrapServers, String topicPrefix) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.prefix = topicPrefix + ".";
    }

    /** Blocks until the topics have settled. */
    public void await() {
        grownNanos = System.nanoTime();
        LOOKS.until(() -> {
            long now = size();
            if (now != size) {
                size = now;
                grownNanos = System.nanoTime();
            }
            return System.nanoTime() - grownNanos > QUIET.toNanos();
        });
    }

    /** Returns the number of records in the topics, with the markers of transactions. */
    private long size() {
        try {
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(prefix))
                            .toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                            .mapToObj(number -> new TopicPartition(topic.name(), number)))
                    .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new SourceException("Kafka's topics cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted while reading Kafka's topics", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
