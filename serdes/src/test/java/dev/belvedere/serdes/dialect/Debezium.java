package dev.belvedere.serdes.dialect;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Schemas and events in the shape that Debezium's PostgreSQL connector gives them. */
final class Debezium {

    private static final Schema TRANSACTION = new Schema.Parser().parse("""
            {"type":"record","name":"block","namespace":"event","connect.version":1,"connect.name":"event.block","fields":[
              {"name":"id","type":"string"},{"name":"total_order","type":"long"},{"name":"data_collection_order","type":"long"}]}
            """);
    private static final Schema SOURCE = new Schema.Parser().parse("""
            {"type":"record","name":"Source","namespace":"io.debezium.connector.postgresql",
             "connect.name":"io.debezium.connector.postgresql.Source","fields":[
              {"name":"version","type":"string"},{"name":"connector","type":"string"},{"name":"ts_ms","type":"long"},
              {"name":"sequence","type":["null","string"],"default":null},{"name":"table","type":"string"},
              {"name":"txId","type":["null","long"],"default":null},{"name":"lsn","type":["null","long"],"default":null}]}
            """);

    private Debezium() {}

    /** A schema written as JSON. */
    static Schema schema(String json) {
        return new Schema.Parser().parse(json);
    }

    /** The row schema of a table with these fields, each written as JSON. */
    static Schema row(String... fields) {
        return schema("{\"type\":\"record\",\"name\":\"Value\",\"namespace\":\"shop.public.things\",\"fields\":["
                + String.join(",", fields) + "],\"connect.name\":\"shop.public.things.Value\"}");
    }

    /** A field of a nullable column, its type written as JSON. */
    static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":[\"null\"," + type + "],\"default\":null}";
    }

    /** A type that Connect has a name for. */
    static String named(String avroType, String connectName) {
        return "{\"type\":\"" + avroType + "\",\"connect.version\":1,\"connect.name\":\"" + connectName + "\"}";
    }

    static Schema envelope(Schema row) {
        Schema nullableRow = SchemaBuilder.unionOf().nullType().and().type(row).endUnion();
        Schema nullableBlock =
                SchemaBuilder.unionOf().nullType().and().type(TRANSACTION).endUnion();
        Schema nullableLong =
                SchemaBuilder.unionOf().nullType().and().longType().endUnion();
        Schema envelope = SchemaBuilder.record("Envelope")
                .namespace("shop.public.things")
                .fields()
                .name("before")
                .type(nullableRow)
                .withDefault(null)
                .name("after")
                .type(nullableRow)
                .withDefault(null)
                .name("source")
                .type(SOURCE)
                .noDefault()
                .name("transaction")
                .type(nullableBlock)
                .withDefault(null)
                .requiredString("op")
                .name("ts_ms")
                .type(nullableLong)
                .withDefault(null)
                .endRecord();
        envelope.addProp("connect.name", "shop.public.things.Envelope");
        return envelope;
    }

    /** An event of the transaction 771, whose predecessor ended at 24,023,000. */
    static GenericRecord event(Schema row, String op, @Nullable GenericRecord before, @Nullable GenericRecord after) {
        GenericRecord source = Topic.record(
                SOURCE,
                "3.6.1.Final",
                "postgresql",
                1_770_000_000_123L,
                "[\"24023000\",\"24023456\"]",
                "things",
                771L,
                24_023_456L);
        return Topic.record(
                envelope(row),
                before,
                after,
                source,
                Topic.record(TRANSACTION, "771:24023456", 1L, 1L),
                op,
                1_770_000_000_456L);
    }

    /** An event of the initial snapshot. */
    static GenericRecord snapshot(Schema row, GenericRecord after) {
        GenericRecord source = Topic.record(
                SOURCE,
                "3.6.1.Final",
                "postgresql",
                1_770_000_000_123L,
                "[null,\"24023456\"]",
                "things",
                771L,
                24_023_456L);
        return Topic.record(envelope(row), null, after, source, null, "r", 1_770_000_000_456L);
    }
}
