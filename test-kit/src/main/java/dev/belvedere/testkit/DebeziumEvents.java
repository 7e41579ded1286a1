package dev.belvedere.testkit;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Change events of a table in the shape that Debezium's PostgreSQL connector gives them. */
public final class DebeziumEvents {

    private static final long SOURCE_TIME = 1_770_000_000_123L;
    private static final long EVENT_TIME = 1_770_000_000_456L;
    private static final long TRANSACTION_ID = 771;
    private static final Schema TRANSACTION = new Schema.Parser().parse("""
            {"type":"record","name":"block","namespace":"event","connect.version":1,"connect.name":"event.block","fields":[
              {"name":"id","type":"string"},{"name":"total_order","type":"long"},{"name":"data_collection_order","type":"long"}]}
            """);
    private static final Schema SOURCE = new Schema.Parser().parse("""
            {"type":"record","name":"Source","namespace":"io.debezium.connector.postgresql",
             "connect.name":"io.debezium.connector.postgresql.Source","fields":[
              {"name":"version","type":"string"},{"name":"connector","type":"string"},{"name":"ts_ms","type":"long"},
              {"name":"snapshot","type":["null","string"],"default":null},
              {"name":"sequence","type":["null","string"],"default":null},{"name":"table","type":"string"},
              {"name":"txId","type":["null","long"],"default":null},{"name":"lsn","type":["null","long"],"default":null}]}
            """);

    private final String table;
    private final Schema envelope;

    /**
     * Makes events of a table.
     *
     * @param table with its database and schema, {@code shop.public.orders}
     * @param row the schema of its rows
     */
    public DebeziumEvents(String table, Schema row) {
        this.table = table;
        this.envelope = envelope(table, row);
    }

    /** The schema of the events. */
    public Schema schema() {
        return envelope;
    }

    /** An event of the transaction 771, whose predecessor ended at 24,023,000. */
    public GenericRecord event(String op, @Nullable GenericRecord before, @Nullable GenericRecord after) {
        return event(op, null, "[\"24023000\",\"24023456\"]", 24_023_456L, before, after, true);
    }

    /**
     * An event without a transaction block.
     *
     * @param sequence the LSN at which the transaction before ended, and the event's own, as Debezium writes them; or null
     * @param lsn the event's LSN, or null
     */
    public GenericRecord event(
            String op,
            @Nullable String sequence,
            @Nullable Long lsn,
            @Nullable GenericRecord before,
            @Nullable GenericRecord after) {
        return event(op, null, sequence, lsn, before, after, false);
    }

    /** An event of the initial snapshot. */
    public GenericRecord snapshot(GenericRecord after) {
        return snapshot("last", 24_023_456L, after);
    }

    /** An event of a snapshot of the whole table that was taken at this LSN, with Debezium's mark. */
    public GenericRecord snapshot(String mark, long lsn, GenericRecord after) {
        return event("r", mark, "[null,\"" + lsn + "\"]", lsn, null, after, false);
    }

    /** An event of an incremental snapshot, in a window that closes at this LSN, which the event's sequence alone tells. */
    public GenericRecord incrementalSnapshot(long lsn, GenericRecord after) {
        return event("r", "incremental", "[\"" + lsn + "\",\"" + lsn + "\"]", null, null, after, false);
    }

    private GenericRecord event(
            String op,
            @Nullable String snapshot,
            @Nullable String sequence,
            @Nullable Long lsn,
            @Nullable GenericRecord before,
            @Nullable GenericRecord after,
            boolean inTransaction) {
        String name = table.substring(table.lastIndexOf('.') + 1);
        GenericRecord source =
                record(SOURCE, "3.6.1.Final", "postgresql", SOURCE_TIME, snapshot, sequence, name, TRANSACTION_ID, lsn);
        GenericRecord transaction = inTransaction ? record(TRANSACTION, TRANSACTION_ID + ":" + lsn, 1L, 1L) : null;
        return record(envelope, before, after, source, transaction, op, EVENT_TIME);
    }

    /** A record of these values, in the order of the schema's fields. */
    public static GenericRecord record(Schema schema, @Nullable Object... values) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return record;
    }

    private static Schema envelope(String table, Schema row) {
        Schema envelope = SchemaBuilder.record("Envelope")
                .namespace(table)
                .fields()
                .name("before")
                .type(nullable(row))
                .withDefault(null)
                .name("after")
                .type(nullable(row))
                .withDefault(null)
                .name("source")
                .type(SOURCE)
                .noDefault()
                .name("transaction")
                .type(nullable(TRANSACTION))
                .withDefault(null)
                .requiredString("op")
                .name("ts_ms")
                .type(nullable(Schema.create(Schema.Type.LONG)))
                .withDefault(null)
                .endRecord();
        envelope.addProp("connect.name", table + ".Envelope");
        return envelope;
    }

    private static Schema nullable(Schema schema) {
        return SchemaBuilder.unionOf().nullType().and().type(schema).endUnion();
    }
}
