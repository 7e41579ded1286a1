package dev.belvedere.bench.contestant;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Confluent's serializers for generated classes, as Streams wants them. */
final class AvroSerdes {

    private final Map<String, Object> settings;

    AvroSerdes(String registryUrl) {
        this.settings = Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true);
    }

    <T extends SpecificRecord> Serde<T> key() {
        return serde(true);
    }

    <T extends SpecificRecord> Serde<T> value() {
        return serde(false);
    }

    // The class that a frame is read as is named by its schema, not by T.
    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> Serde<T> serde(boolean key) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        serializer.configure(settings, key);
        deserializer.configure(settings, key);
        return Serdes.serdeFrom((topic, value) -> serializer.serialize(topic, value), (topic, bytes) ->
                (T) deserializer.deserialize(topic, bytes));
    }
}
