package dev.belvedere.bench.shop;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.shop.Item;
import dev.belvedere.shop.ItemKey;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.OrderKey;
import dev.belvedere.shop.ShopClasses;
import dev.belvedere.shop.User;
import dev.belvedere.shop.UserKey;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * One set of table topics, {@code PREFIX.TABLE}, with rows framed by Confluent's Avro serializer. The same events in the same order make the same bytes in
 * the same partitions for every prefix. Used by one thread.
 */
public final class ShopTopics implements AutoCloseable {

    /** How long clients of the registry retry. */
    public static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(20);

    private static final Map<String, List<Schema>> SCHEMAS = Map.of(
            "users", List.of(UserKey.getClassSchema(), User.getClassSchema()),
            "orders", List.of(OrderKey.getClassSchema(), Order.getClassSchema()),
            "items", List.of(ItemKey.getClassSchema(), Item.getClassSchema()));

    private final String bootstrapServers;
    private final String prefix;
    private final KafkaProducer<Object, Object> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Creates the topics and registers the tables' schemas. */
    public ShopTopics(String bootstrapServers, String registryUrl, String prefix, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        Registry registry = Registry.connect(registryUrl, Map.of(), REGISTRY_TIMEOUT);
        for (String table : ShopState.TABLES) {
            List<Schema> schemas = schemas(table);
            registry.register(topic(prefix, table) + "-key", schemas.get(0));
            registry.register(topic(prefix, table) + "-value", schemas.get(1));
        }
        try (Admin admin = admin()) {
            admin.createTopics(ShopState.TABLES.stream()
                            .map(table -> new NewTopic(topic(prefix, table), partitions, (short) 1)
                                    .configs(Map.of(
                                            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topics " + prefix + ".* cannot be created: " + e.getMessage(), e);
        }
        ShopClasses.trust();
        this.producer = producer(registryUrl);
    }

    /** The topic of a table. */
    public static String topic(String prefix, String table) {
        return prefix + "." + table;
    }

    /** Sends an event. Blocks while the producer's buffer is full. */
    public void send(ShopEvent event) {
        send(event, written -> {});
    }

    /** Sends an event, and calls the listener on the producer's thread when the broker has acknowledged it. */
    public void send(ShopEvent event, Consumer<RecordMetadata> listener) {
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic(prefix, event.table()), event.key(), event.row()), (written, failed) -> {
                    if (failed == null) {
                        listener.accept(written);
                    } else {
                        failure.set(failed);
                    }
                });
    }

    /**
     * Waits until the broker has acknowledged all events.
     *
     * @throws IllegalStateException if an event could not be produced
     */
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an event could not be produced: " + failed.getMessage(), failed);
        }
    }

    /** Deletes all topics whose names begin with the prefix. */
    public void delete() {
        try (Admin admin = admin()) {
            admin.deleteTopics(admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith(prefix))
                            .collect(Collectors.toSet()))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topics of " + prefix + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private KafkaProducer<Object, Object> producer(String registryUrl) {
        KafkaAvroSerializer keys = new KafkaAvroSerializer();
        KafkaAvroSerializer values = new KafkaAvroSerializer();
        Map<String, Object> registry = Map.of("schema.registry.url", registryUrl);
        keys.configure(registry, true);
        values.configure(registry, false);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "batch.size", 64 << 10);
        return new KafkaProducer<>(settings, keys, values);
    }

    private static List<Schema> schemas(String table) {
        List<Schema> schemas = SCHEMAS.get(table);
        if (schemas == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return schemas;
    }
}
