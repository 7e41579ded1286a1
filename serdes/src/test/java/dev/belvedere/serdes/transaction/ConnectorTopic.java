package dev.belvedere.serdes.transaction;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Frames with the schemas that Debezium's connectors write. */
final class ConnectorTopic {

    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    private static final Schema NUMBER = Schema.create(Schema.Type.LONG);

    /** Whether a row is of a snapshot, as Debezium's enumeration. */
    private static final Schema SNAPSHOT = new Schema.Parser().parse("""
            [{"type":"string","connect.version":1,"connect.default":"false","connect.name":"io.debezium.data.Enum",
              "connect.parameters":{"allowed":"first,first_in_data_collection,true,last_in_data_collection,last,false,incremental"}},"null"]
            """);

    private static final Schema TRANSACTION = SchemaBuilder.record("block")
            .namespace("event")
            .fields()
            .requiredString("id")
            .requiredLong("total_order")
            .requiredLong("data_collection_order")
            .endRecord();

    private static final Schema ROW = SchemaBuilder.record("Value")
            .namespace("shop.public.orders")
            .fields()
            .requiredLong("id")
            .optionalString("note")
            .endRecord();

    private static final Schema COLLECTION = SchemaBuilder.record("collection")
            .namespace("event")
            .fields()
            .requiredString("data_collection")
            .requiredLong("event_count")
            .endRecord();

    private static final Schema END = SchemaBuilder.record("TransactionMetadataValue")
            .namespace("io.debezium.connector.common")
            .fields()
            .requiredString("status")
            .requiredString("id")
            .name("event_count")
            .type(nullable(NUMBER))
            .withDefault(null)
            .name("data_collections")
            .type(nullable(Schema.createArray(COLLECTION)))
            .withDefault(null)
            .requiredLong("ts_ms")
            .endRecord();

    private static final Schema HEARTBEAT = SchemaBuilder.record("Heartbeat")
            .namespace("io.debezium.connector.common")
            .fields()
            .requiredLong("ts_ms")
            .endRecord();

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());
    private final Schema envelope;
    private final List<Object> place;

    private ConnectorTopic(Schema source, Object... place) {
        this.envelope = envelope(source);
        this.place = List.of(place);
    }

    /** The topic of a connector for PostgreSQL. */
    static ConnectorTopic postgresql() {
        return new ConnectorTopic(source("postgresql", true).optionalLong("lsn").endRecord(), "shop", "public");
    }

    /** The topic of a connector for MySQL, whose tables are in no schemas. */
    static ConnectorTopic mysql() {
        return new ConnectorTopic(source("mysql", false).optionalString("gtid").endRecord(), "shop");
    }

    /** The topic of a connector for SQL Server, which counts tables by database and schema. */
    static ConnectorTopic sqlServer() {
        return new ConnectorTopic(
                source("sqlserver", true).optionalString("commit_lsn").endRecord(), "testDB", "dbo");
    }

    Registry registry() {
        return registry;
    }

    private static SchemaBuilder.FieldAssembler<Schema> source(String connector, boolean inSchema) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("Source")
                .namespace("io.debezium.connector." + connector)
                .fields()
                .requiredString("version")
                .requiredLong("ts_ms")
                .name("snapshot")
                .type(SNAPSHOT)
                .withDefault("false")
                .optionalString("sequence")
                .requiredString("db");
        return (inSchema ? fields.requiredString("schema") : fields).requiredString("table");
    }

    private static Schema envelope(Schema source) {
        return SchemaBuilder.record("Envelope")
                .namespace("shop.public.orders")
                .fields()
                .name("before")
                .type(nullable(ROW))
                .withDefault(null)
                .name("after")
                .type(nullable(ROW))
                .withDefault(null)
                .name("source")
                .type(source)
                .noDefault()
                .name("transaction")
                .type(nullable(TRANSACTION))
                .withDefault(null)
                .requiredString("op")
                .optionalLong("ts_ms")
                .endRecord();
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), schema));
    }

    /** A change of a transaction. */
    byte[] change(String op, String transaction, long order, String table) {
        GenericRecord block = record(TRANSACTION, transaction, order, 1L);
        return frame(record(envelope, null, row(order), source("false", table), block, op, 5L));
    }

    /** An event without a transaction. */
    byte[] outside(String op, String snapshot) {
        return frame(record(envelope, null, row(7), source(snapshot, "orders"), null, op, 5L));
    }

    private static GenericRecord row(long id) {
        return record(ROW, id, "note ".repeat((int) id));
    }

    private GenericRecord source(String snapshot, String table) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList("3.6.1.Final", 5L, snapshot, "[null,\"7\"]"));
        values.addAll(place);
        values.add(table);
        values.add(null);
        return record(envelope.getField("source").schema(), values.toArray());
    }

    byte[] heartbeat() {
        return frame(record(HEARTBEAT, 5L));
    }

    byte[] begin(String transaction) {
        return frame(record(END, "BEGIN", transaction, null, null, 5L));
    }

    /** The end of a transaction with so many events of each of two tables. */
    byte[] end(String transaction, long orders, long items) {
        return frame(record(
                END,
                "END",
                transaction,
                orders + items,
                List.of(record(COLLECTION, "public.orders", orders), record(COLLECTION, "public.items", items)),
                5L));
    }

    /** The end of a transaction that has changed no table of the connector. */
    byte[] end(String transaction) {
        return frame(record(END, "END", transaction, 0L, null, 5L));
    }

    /** A row, without an envelope. */
    byte[] bare() {
        return frame(row(7));
    }

    byte[] text() {
        return new FrameWriter(registry.register("text", TEXT), TEXT).write("text");
    }

    private static GenericRecord record(Schema schema, @Nullable Object... values) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return record;
    }

    private byte[] frame(GenericRecord record) {
        Schema schema = record.getSchema();
        return new FrameWriter(registry.register(schema.getFullName(), schema), schema).write(record);
    }
}
