package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.RowWriter;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads the position of a change in its source database from {@code source} and {@code transaction} of Debezium's envelope. */
final class OriginReader {

    private static final int ABSENT = -1;

    private final int source;
    private final int lsn;
    private final int sequence;
    private final int committedAtMs;
    private final int transaction;
    private final int transactionId;

    private final boolean positionInId;

    OriginReader(Schema envelope, RowWriter writer) {
        Schema.Field sourceField = envelope.getField("source");
        Schema sourceSchema = Envelope.recordIn(sourceField.schema());
        this.source = sourceField.pos();
        this.positionInId = writer == RowWriter.POSTGRES;
        this.lsn = position(sourceSchema, "lsn");
        this.sequence = position(sourceSchema, "sequence");
        this.committedAtMs = position(sourceSchema, "ts_ms");
        this.transaction = position(envelope, "transaction");
        this.transactionId = transaction == ABSENT
                ? ABSENT
                : position(Envelope.recordIn(envelope.getField("transaction").schema()), "id");
    }

    @Nullable
    Origin read(IndexedRecord envelope) {
        if (!(envelope.get(source) instanceof IndexedRecord from)) {
            return null;
        }
        Object sequenceText = get(from, sequence);
        return new Origin(
                number(get(from, lsn)),
                transaction(envelope),
                sequenceText == null ? 0 : firstNumber(sequenceText.toString()),
                number(get(from, committedAtMs)));
    }

    // PostgreSQL's is "<transaction>:<position of this change>": only the first part is the same for all changes of a
    // transaction. Those of other databases have colons of their own.
    private @Nullable String transaction(IndexedRecord envelope) {
        Object id = get(envelope, transaction) instanceof IndexedRecord record ? get(record, transactionId) : null;
        if (id == null) {
            return null;
        }
        String text = id.toString();
        int colon = positionInId ? text.indexOf(':') : -1;
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** Returns the first number of {@code ["123","456"]}; 0 if it is null. */
    private static long firstNumber(String pair) {
        long number = 0;
        for (int i = pair.indexOf('[') + 1; i < pair.length() && pair.charAt(i) != ','; i++) {
            int digit = pair.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            }
        }
        return number;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Object get(IndexedRecord record, int position) {
        return position == ABSENT ? null : record.get(position);
    }

    private static int position(Schema schema, String name) {
        Schema.Field field = schema.getType() == Schema.Type.RECORD ? schema.getField(name) : null;
        return field == null ? ABSENT : field.pos();
    }
}
