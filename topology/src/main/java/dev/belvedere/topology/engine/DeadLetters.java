package dev.belvedere.topology.engine;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.serdes.deadletter.DeadLetterReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.flow.ingest.Repair;
import dev.belvedere.topology.flow.ingest.RepairCodec;
import dev.belvedere.topology.streams.StreamsNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The events that a deployment has set aside, and requests to its instances to settle them. Needs no instance to read them. Not thread-safe. */
public final class DeadLetters implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String application;
    private final DeadLetterReader reader;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    private DeadLetters(String application, Map<String, String> kafka, Registry registry) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.application = application;
        this.reader = new DeadLetterReader(registry);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(Map.copyOf(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Connects to Kafka as the instances of a deployment do. */
    public static DeadLetters open(EngineSettings settings, Blueprint blueprint, Registry registry) {
        return new DeadLetters(blueprint.application(), settings.kafka(), registry);
    }

    /** Returns the events that were set aside and still matter, by place ({@code topic/partition/offset}), in the order in which they were set aside. */
    public Map<String, DeadLetter> unsettled() {
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        String topic = StreamsNames.deadLetters(application);
        if (consumer.partitionsFor(topic).isEmpty()) {
            return letters;
        }
        TopicPartition partition = new TopicPartition(topic, 0);
        Collection<TopicPartition> all = List.of(partition);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        long end = Objects.requireNonNull(consumer.endOffsets(all).get(partition));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                String place = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    letters.remove(place);
                } else {
                    letters.put(place, reader.read(record.value()));
                }
            }
        }
        return letters;
    }

    /** Asks for an event to be taken in now. It has no effect if a later event has told the whole row, or if the event still cannot be taken in. */
    public void replay(DeadLetter letter) {
        send(letter, new Repair.Replay(letter.offset(), letter.key(), letter.value()));
    }

    /** Asks for an event to count as settled without having been taken in. */
    public void skip(DeadLetter letter) {
        send(letter, new Repair.Skip(letter.offset()));
    }

    private void send(DeadLetter letter, Repair repair) {
        try {
            producer.send(new ProducerRecord<>(
                            StreamsNames.repairs(application),
                            letter.partition(),
                            letter.topic().getBytes(StandardCharsets.UTF_8),
                            RepairCodec.encode(repair)))
                    .get();
        } catch (ExecutionException e) {
            throw new EngineException("repair-refused", "the request cannot be sent: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted", "interrupted while sending a request", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
