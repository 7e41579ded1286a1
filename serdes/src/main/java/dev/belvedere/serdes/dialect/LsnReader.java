package dev.belvedere.serdes.dialect;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Reads where a change stands in the log of its source database, from {@code source.lsn} of Debezium's envelope. */
final class LsnReader {

    private static final int ABSENT = -1;

    private final int source;
    private final int lsn;

    LsnReader(Schema envelope) {
        Schema.Field sourceField = envelope.getField("source");
        Schema sourceSchema = Envelope.recordIn(sourceField.schema());
        Schema.Field lsnField = sourceSchema.getType() == Schema.Type.RECORD ? sourceSchema.getField("lsn") : null;
        this.source = sourceField.pos();
        this.lsn = lsnField == null ? ABSENT : lsnField.pos();
    }

    /** Returns the position; 0 if the event does not tell it. */
    long read(IndexedRecord envelope) {
        return lsn != ABSENT
                        && envelope.get(source) instanceof IndexedRecord from
                        && from.get(lsn) instanceof Number position
                ? position.longValue()
                : 0;
    }
}
