package dev.belvedere.containers;

import dev.belvedere.shop.Item;
import dev.belvedere.shop.ItemKey;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.OrderKey;
import dev.belvedere.shop.ShopClasses;
import dev.belvedere.shop.User;
import dev.belvedere.shop.UserKey;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The shop's table topics, filled by a producer of plain Avro rows. Used by one thread. */
final class ShopEvents implements AutoCloseable {

    private static final String PREFIX = "shop.public.";
    private static final int PARTITIONS = 3;
    private static final int ITEMS_PER_ORDER = 2;

    private final KafkaProducer<Object, Object> producer;

    ShopEvents(String bootstrapServers, String registryUrl) throws ExecutionException, InterruptedException {
        ShopClasses.trust();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic("users"), topic("orders"), topic("items")))
                    .all()
                    .get();
        }
        KafkaAvroSerializer keys = new KafkaAvroSerializer();
        KafkaAvroSerializer rows = new KafkaAvroSerializer();
        keys.configure(Map.of("schema.registry.url", registryUrl), true);
        rows.configure(Map.of("schema.registry.url", registryUrl), false);
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), keys, rows);
    }

    /** An order of a user of its own, with two items that cost {@code price} each. */
    void order(long id, String user, BigDecimal price) {
        send("users", new UserKey(id), new User(id, user, null));
        send("orders", new OrderKey(id), new Order(id, id, "paid", Instant.EPOCH));
        for (int number = 0; number < ITEMS_PER_ORDER; number++) {
            long item = id * ITEMS_PER_ORDER + number;
            send("items", new ItemKey(item), new Item(item, id, "part", 1, price));
        }
    }

    /** Waits until the broker has all events. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(String table, SpecificRecord key, SpecificRecord row) {
        // A failure shows in rows that do not come.
        var unused = producer.send(new ProducerRecord<>(PREFIX + table, key, row));
    }

    private static NewTopic topic(String table) {
        return new NewTopic(PREFIX + table, PARTITIONS, (short) 1);
    }
}
