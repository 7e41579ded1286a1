package dev.belvedere.serdes.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.registry.Registry;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Schema ORDER = SchemaBuilder.record("Order")
            .fields()
            .requiredLong("id")
            .requiredString("status")
            .endRecord();
    private static final GenericRecord PAID = order("paid");

    private final SchemaRegistryClient client = new MockSchemaRegistryClient();
    private final Registry registry = Registry.over(client);
    private final int id = registry.register("orders-value", ORDER);

    @Test
    void readsWhatConfluentsSerializerWrote() {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(client)) {
            serializer.configure(Map.of("schema.registry.url", "mock://frame-test"), false);
            byte[] frame = serializer.serialize("orders", PAID);
            assertThat(new FrameReader(registry).read(frame)).hasToString(PAID.toString());
        }
    }

    @Test
    void writesWhatConfluentsDeserializerReads() {
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(client)) {
            byte[] frame = new FrameWriter(id, ORDER).write(PAID);
            assertThat(deserializer.deserialize("orders", frame)).hasToString(PAID.toString());
        }
    }

    @Test
    void readsAndWritesManyFramesWithOneReaderAndWriter() {
        FrameReader reader = new FrameReader(registry);
        FrameWriter writer = new FrameWriter(id, ORDER);
        for (String status : new String[] {"new", "a much longer status", "", "paid"}) {
            GenericRecord order = order(status);
            assertThat(reader.read(writer.write(order))).hasToString(order.toString());
        }
    }

    @Test
    void tellsTheSchemasId() {
        assertThat(Frame.schemaId(new byte[] {0, 0x12, 0x34, 0x56, 0x78})).isEqualTo(0x12345678);
    }

    @Test
    void refusesBytesWithoutTheMagicByte() {
        assertCorrupt("{\"id\": 42}".getBytes(UTF_8), "begin with 7b 22 69 64");
    }

    @Test
    void namesJsonAndApicuriosIdsOfEightBytes() {
        assertCorrupt("{\"id\": 42}".getBytes(UTF_8), "which is JSON");
        assertCorrupt(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 7, 2}, "eight bytes");
    }

    @Test
    void refusesBytesTooFewForAHeader() {
        assertCorrupt(new byte[] {0, 0, 1}, "3 bytes: 00 00 01");
    }

    @Test
    void refusesBytesThatAreNotOfTheSchema() {
        byte[] frame = new FrameWriter(id, ORDER).write(PAID);
        assertCorrupt(Arrays.copyOf(frame, frame.length - 1), "not a value of schema id " + id);
        assertCorrupt(Arrays.copyOf(frame, frame.length + 1), "more bytes than a value of schema id " + id);
    }

    private static GenericRecord order(String status) {
        return new GenericRecordBuilder(ORDER)
                .set("id", 42L)
                .set("status", status)
                .build();
    }

    private void assertCorrupt(byte[] frame, String found) {
        assertThatThrownBy(() -> new FrameReader(registry).read(frame))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.code()).isEqualTo("corrupt-frame"))
                .hasMessageContaining(found);
    }
}
