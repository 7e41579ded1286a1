package dev.belvedere.topology.flow;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Writes Debezium's envelopes around rows of one schema. */
final class Envelopes {

    private static final Schema SOURCE = SchemaBuilder.record("Source")
            .namespace("io.debezium.connector.postgresql")
            .fields()
            .optionalString("sequence")
            .optionalLong("lsn")
            .endRecord();

    private final Schema row;
    private final Schema envelope;
    private final FrameWriter frames;

    /** @param subject one of its own for each schema: whether the registry finds them compatible is not the matter */
    Envelopes(Registry registry, String subject, Schema row) {
        this.row = row;
        Schema nullableRow = SchemaBuilder.unionOf().nullType().and().type(row).endUnion();
        this.envelope = SchemaBuilder.record("Envelope")
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
                .requiredString("op")
                .endRecord();
        this.frames = new FrameWriter(registry.register(subject, envelope), envelope);
    }

    /** An event with this row after it, as Debezium writes one under the default replica identity. */
    byte[] upsert(String op, long lsn, Map<String, ? extends @Nullable Object> after) {
        GenericRecord record = new GenericData.Record(row);
        after.forEach(record::put);
        return event(op, lsn, record);
    }

    byte[] upsert(String op, long lsn, @Nullable Object[] after) {
        GenericRecord record = new GenericData.Record(row);
        for (int i = 0; i < after.length; i++) {
            record.put(i, after[i]);
        }
        return event(op, lsn, record);
    }

    /** The event of a deletion or a TRUNCATE. */
    byte[] event(String op, long lsn) {
        return event(op, lsn, null);
    }

    private byte[] event(String op, long lsn, @Nullable GenericRecord after) {
        GenericRecord source = new GenericData.Record(SOURCE);
        source.put("lsn", lsn == 0 ? null : (Object) lsn);
        GenericRecord event = new GenericData.Record(envelope);
        event.put("after", after);
        event.put("source", source);
        event.put("op", op);
        return frames.write(event);
    }
}
