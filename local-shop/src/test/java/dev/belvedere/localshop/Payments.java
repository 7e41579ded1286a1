package dev.belvedere.localshop;

import dev.belvedere.devstack.DevStack;
import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of payments, as plain rows, and of values that are none. */
final class Payments implements AutoCloseable {

    private static final int ACCOUNTS = 100;

    private static final Schema KEY =
            SchemaBuilder.record("PaymentKey").fields().requiredInt("id").endRecord();
    private static final Schema PAYMENT = SchemaBuilder.record("Payment")
            .fields()
            .requiredInt("id")
            .requiredInt("account")
            .requiredInt("amount")
            .endRecord();

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final FrameWriter keys;
    private final FrameWriter values;

    private Payments(String topic, KafkaProducer<byte[], byte[]> producer, FrameWriter keys, FrameWriter values) {
        this.topic = topic;
        this.producer = producer;
        this.keys = keys;
        this.values = values;
    }

    static Payments create(String topic, int partitions, DevStack stack)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
        Registry registry = Registry.connect(stack.registryUrl(), Map.of(), Duration.ofSeconds(20));
        return new Payments(
                topic,
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                new FrameWriter(registry.register(topic + "-key", KEY), KEY),
                new FrameWriter(registry.register(topic + "-value", PAYMENT), PAYMENT));
    }

    static int account(int payment) {
        return payment % ACCOUNTS;
    }

    void pay(int payment, int amount) {
        GenericRecord row = new GenericData.Record(PAYMENT);
        row.put("id", payment);
        row.put("account", account(payment));
        row.put("amount", amount);
        send(payment, values.write(row));
    }

    void poison(int payment) {
        send(payment, "poison".getBytes(StandardCharsets.UTF_8));
    }

    private void send(int payment, byte[] value) {
        GenericRecord key = new GenericData.Record(KEY);
        key.put("id", payment);
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, keys.write(key), value));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
