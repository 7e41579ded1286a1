package dev.belvedere.bench.engine.dsl;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of Confluent's serializers for generated classes. */
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

    // The schema of a frame names the class that it is read as, not T.
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
