package dev.belvedere.localshop.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the records of a file. Not thread-safe. */
public final class EventProducer implements AutoCloseable {

    private static final int LARGEST_RECORD = 64 << 20;

    private final EventFile events;
    private final EventTopic topic;
    private final RegisteredSchemas schemas;
    private final KafkaProducer<byte[], byte[]> producer;

    private EventProducer(
            EventFile events, EventTopic topic, RegisteredSchemas schemas, KafkaProducer<byte[], byte[]> producer) {
        this.events = events;
        this.topic = topic;
        this.schemas = schemas;
        this.producer = producer;
    }

    /**
     * Creates the topic and registers the schemas.
     *
     * @param registryUrl the base URL of a Confluent-compatible API
     * @throws EventFileException if either is refused
     */
    public static EventProducer start(EventFile events, String bootstrapServers, String registryUrl) {
        EventTopic topic = new EventTopic(events, bootstrapServers);
        topic.create();
        RegisteredSchemas schemas = RegisteredSchemas.register(events, registryUrl);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "max.request.size", LARGEST_RECORD);
        return new EventProducer(
                events,
                topic,
                schemas,
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Deletes the topic with its records and creates it again. */
    public void recreateTopic() {
        topic.delete();
        topic.create();
    }

    /**
     * Sends the records of one list, in order, and waits for their acknowledgements.
     *
     * @return their number
     */
    public int send(String list) {
        List<EventRecord> records = events.list(list);
        try {
            for (EventRecord record : records) {
                producer.send(new ProducerRecord<>(
                                events.topic(), record.partition(), bytes(record.key()), bytes(record.value())))
                        .get();
            }
            return records.size();
        } catch (ExecutionException e) {
            throw new EventFileException("a record of '" + list + "' cannot be sent: " + e.getCause(), e);
        } catch (IOException | AvroRuntimeException e) {
            throw new EventFileException("a record of '" + list + "' does not fit its schema: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private byte @Nullable [] bytes(Optional<Payload> payload) throws IOException {
        if (payload.isEmpty()) {
            return null;
        }
        return payload.get() instanceof Payload.Avro avro
                ? avro.framing().frame(schemas.id(avro.schema()), datum(avro))
                : ((Payload.Text) payload.get()).text().getBytes(UTF_8);
    }

    private byte[] datum(Payload.Avro avro) throws IOException {
        Schema schema = events.schema(avro.schema());
        Object value = new GenericDatumReader<>(schema)
                .read(
                        null,
                        DecoderFactory.get().jsonDecoder(schema, avro.value().toString()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static EventFileException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EventFileException("interrupted while sending events", e);
    }

    @Override
    public void close() {
        producer.close();
    }
}
