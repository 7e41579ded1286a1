package dev.belvedere.topology.flow;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.testkit.DebeziumEvents;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Writes Debezium's envelopes around rows of one schema. */
final class Envelopes {

    private final Schema row;
    private final DebeziumEvents events;
    private final FrameWriter frames;

    /** Registers the schema under the subject, as its next version unless it is one already. */
    Envelopes(Registry registry, String subject, Schema row) {
        this.row = row;
        this.events = new DebeziumEvents("shop.public." + row.getName(), row);
        this.frames = new FrameWriter(registry.register(subject, events.schema()), events.schema());
    }

    /** An event with this row after it, as Debezium writes one under the default replica identity. */
    byte[] upsert(String op, long lsn, Map<String, ? extends @Nullable Object> after) {
        GenericRecord record = new GenericData.Record(row);
        after.forEach(record::put);
        return event(op, lsn, record);
    }

    byte[] upsert(String op, long lsn, @Nullable Object[] after) {
        return event(op, lsn, DebeziumEvents.record(row, after));
    }

    /** An event of an incremental snapshot, in a window that closes at this position. */
    byte[] read(long lsn, Map<String, ? extends @Nullable Object> row) {
        GenericRecord record = new GenericData.Record(this.row);
        row.forEach(record::put);
        return frames.write(events.incrementalSnapshot(lsn, record));
    }

    /** The event of a deletion or a TRUNCATE. */
    byte[] event(String op, long lsn) {
        return event(op, lsn, null);
    }

    private byte[] event(String op, long lsn, @Nullable GenericRecord after) {
        return frames.write(events.event(op, null, lsn == 0 ? null : lsn, null, after));
    }
}
