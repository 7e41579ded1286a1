package dev.belvedere.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    private static final Map<String, String> SETTINGS = Map.of("schema.registry.url", "mock://avro-serde-test");
    private static final Schema PET = SchemaBuilder.record("Pet")
            .fields()
            .requiredString("name")
            .requiredLong("legs")
            .endRecord();

    @Test
    void readsBackTheRecordThatItWrote() {
        GenericRecord dog =
                new GenericRecordBuilder(PET).set("name", "Rex").set("legs", 4L).build();
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(SETTINGS, false);
            deserializer.configure(SETTINGS, false);

            byte[] frame = serializer.serialize("pets", dog);

            assertThat(ByteBuffer.wrap(frame).get()).as("magic byte").isZero();
            assertThat(deserializer.deserialize("pets", frame)).hasToString(dog.toString());
        }
    }
}
