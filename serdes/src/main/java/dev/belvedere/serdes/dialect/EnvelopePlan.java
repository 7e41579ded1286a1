package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads changes from Debezium's envelopes. Reads only the row after a change: the row before it is incomplete unless the replica identity is FULL. */
final class EnvelopePlan implements ValuePlan {

    private final Envelope envelope;
    private final SourceReader sources;
    private final UpsertPlan upserts;
    private final KeyReader keys;

    EnvelopePlan(Schema schema, Envelope envelope, UpsertPlan upserts, KeyReader keys) {
        this.envelope = envelope;
        this.sources = new SourceReader(schema);
        this.upserts = upserts;
        this.keys = keys;
    }

    @Override
    public Change read(IndexedRecord value, byte @Nullable [] keyFrame) {
        return change(value, keyFrame).of(sources.origin(value));
    }

    private Change change(IndexedRecord value, byte @Nullable [] keyFrame) {
        String op = envelope.op(value);
        return switch (op) {
            case "c", "r", "u" -> upsert(value, keyFrame, !op.equals("u"));
            case "d" -> deletion(keys.read(keyFrame), sources.lsn(value));
            case "t" -> new Change(Change.Kind.TRUNCATE, null, null, sources.lsn(value));
            default -> new Change(Change.Kind.NOTHING, null, null, sources.lsn(value));
        };
    }

    private Change upsert(IndexedRecord value, byte @Nullable [] keyFrame, boolean isNew) {
        IndexedRecord after = envelope.after(value);
        if (after == null) {
            throw DialectException.missingRow(
                    "An event with op " + envelope.op(value) + " has no row in its field after.");
        }
        Change upsert = upserts.read(after, keyFrame, sources.lsn(value), isNew);
        return sources.isOfIncrementalSnapshot(value) ? upsert.readBySnapshot() : upsert;
    }

    static Change deletion(@Nullable Row key, long lsn) {
        if (key == null) {
            throw DialectException.missingKey("A deletion does not have the table's key columns in its key."
                    + " Give the table a primary key, or set the connector's message.key.columns.");
        }
        return new Change(Change.Kind.DELETE, key, null, lsn);
    }
}
