package dev.belvedere.topology.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.frame.KeyPartitioner;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.plan.physical.IngestPlan;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an event shows by itself, or together with those that were checked before it. */
class EventCheckTest {

    private static final int PARTITIONS = 4;
    private static final int PARTITION = 1;
    private static final String TOPIC = "shop.public.users";
    private static final RowType COLUMNS = RowType.of(new Column("id", SqlType.BIGINT, false));
    private static final Schema ROW =
            SchemaBuilder.record("Value").fields().requiredLong("id").endRecord();

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());
    private final DebeziumEvents events = new DebeziumEvents(TOPIC, ROW);
    private final FrameWriter values =
            new FrameWriter(registry.register(TOPIC + "-value", events.schema()), events.schema());
    private EventCheck check = new EventCheck(plan(COLUMNS), PARTITIONS, registry);

    private static IngestPlan plan(RowType columns) {
        Table table = new Table("users", TOPIC, columns, List.of(0), EventFormat.of(TOPIC), Map.of(), Map.of());
        return new IngestPlan(0, table, columns, List.of());
    }

    @Test
    void takesTheEventsThatOnePartitionerHasPlaced() {
        placedBy(KeyPartitioner.CRC32, "Key")
                .forEach(key -> assertThat(checked(key)).isEmpty());
    }

    @Test
    void refusesAnEventThatCannotBeRead() {
        assertThat(check.check(PARTITION, 7, null, new byte[] {1}, 0).map(BadEvent::code))
                .contains("corrupt-frame");
    }

    @Test
    void refusesAnEventThatMakesItsReaderFail() {
        Schema timed = new Schema.Parser().parse("""
                {"type":"record","name":"Timed","fields":[{"name":"id","type":"long"},
                  {"name":"at","type":{"type":"int","connect.name":"io.debezium.time.MicroTime"}}]}""");
        FrameWriter writer = new FrameWriter(registry.register(TOPIC + "-value", timed), timed);
        RowType columns = RowType.of(new Column("id", SqlType.BIGINT, false), new Column("at", SqlType.TIME, false));
        check = new EventCheck(plan(columns), 1, registry);

        byte[] intForLong = writer.write(DebeziumEvents.record(timed, 1L, 5));

        assertThat(check.check(0, 7, null, intForLong, 0).map(BadEvent::code)).contains("unreadable-event");
    }

    @Test
    void refusesARowOfASecondSnapshot() {
        GenericRecord row = DebeziumEvents.record(ROW, 1L);
        byte[] key = placedBy(KeyPartitioner.MURMUR2, "Key").findFirst().orElseThrow();

        assertThat(checked(key, events.snapshot("last", 100, row))).isEmpty();
        assertThat(checked(key, events.snapshot("first", 200, row))).contains("repeated-snapshot");
        assertThat(checked(key, events.incrementalSnapshot(200, row))).isEmpty();
    }

    @Test
    void refusesAnEventWithoutAKey() {
        assertThat(checked(null)).contains("missing-record-key");
    }

    @Test
    void refusesAnEventThatNoPartitionerHasPlaced() {
        byte[] key = keys("Key")
                .filter(each -> Stream.of(KeyPartitioner.values())
                        .noneMatch(partitioner -> partitioner.partition(each, PARTITIONS) == PARTITION))
                .findFirst()
                .orElseThrow();

        assertThat(checked(key)).contains("foreign-partition");
    }

    @Test
    void refusesAnotherKeySchemaThanThatOfTheFirstEvent() {
        byte[] old = placedBy(KeyPartitioner.MURMUR2, "Key").findFirst().orElseThrow();
        byte[] renamed =
                placedBy(KeyPartitioner.MURMUR2, "OtherKey").findFirst().orElseThrow();
        assertThat(checked(old)).isEmpty();
        assertThat(checked(renamed)).contains("key-schema-changed");

        check = new EventCheck(plan(COLUMNS), PARTITIONS, registry);
        check.begin(PARTITION, old);

        assertThat(checked(renamed)).contains("key-schema-changed");
        assertThat(checked(old)).isEmpty();
    }

    @Test
    void refusesATruncateWithoutALogPosition() {
        assertThat(checked(null, events.event("t", null, null, null, null))).contains("truncate-unsupported");
        assertThat(checked(null, events.event("t", null, 5L, null, null))).isEmpty();

        check = new EventCheck(plan(COLUMNS), 1, registry);

        assertThat(checked(null, events.event("t", null, null, null, null))).isEmpty();
    }

    private Optional<String> checked(byte @Nullable [] key) {
        return checked(key, events.event("c", null, DebeziumEvents.record(ROW, 1L)));
    }

    private Optional<String> checked(byte @Nullable [] key, GenericRecord value) {
        return check.check(PARTITION, 7, key, values.write(value), 0).map(BadEvent::code);
    }

    private Stream<byte[]> placedBy(KeyPartitioner partitioner, String schema) {
        return keys(schema).filter(key -> partitioner.partition(key, PARTITIONS) == PARTITION);
    }

    private Stream<byte[]> keys(String name) {
        Schema schema = SchemaBuilder.record(name).fields().requiredLong("id").endRecord();
        FrameWriter writer = new FrameWriter(registry.register(name, schema), schema);
        return LongStream.range(0, 100).mapToObj(id -> writer.write(DebeziumEvents.record(schema, id)));
    }
}
