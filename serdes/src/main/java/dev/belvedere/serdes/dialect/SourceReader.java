package dev.belvedere.serdes.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads where a change comes from, from the block {@code source} of Debezium's envelope. */
final class SourceReader {

    private static final int ABSENT = -1;
    private static final Pattern LAST_OF_SEQUENCE = Pattern.compile("\"(\\d{1,18})\"\\s*]\\s*$");

    private final int source;
    private final int lsn;
    private final int sequence;
    private final int snapshot;
    private final @Nullable OriginReader origins;

    SourceReader(Schema envelope) {
        Schema.Field sourceField = envelope.getField("source");
        Schema sourceSchema = Envelope.recordIn(sourceField.schema());
        this.source = sourceField.pos();
        this.lsn = position(sourceSchema, "lsn");
        this.sequence = position(sourceSchema, "sequence");
        this.snapshot = position(sourceSchema, "snapshot");
        this.origins = sourceSchema.getType() == Schema.Type.RECORD ? new OriginReader(sourceSchema) : null;
    }

    private static int position(Schema source, String name) {
        Schema.Field field = source.getType() == Schema.Type.RECORD ? source.getField(name) : null;
        return field == null ? ABSENT : field.pos();
    }

    /**
     * Returns the position in the log of the source database; 0 if the event does not tell it. Rows of incremental snapshots have none of their own: theirs is the one up to which the
     * connector has read, with which {@code source.sequence} ends.
     */
    long lsn(IndexedRecord envelope) {
        if (value(envelope, lsn) instanceof Number position) {
            return position.longValue();
        }
        Matcher last = LAST_OF_SEQUENCE.matcher(String.valueOf(value(envelope, sequence)));
        return last.find() ? Long.parseLong(last.group(1)) : 0;
    }

    /** Whether an incremental snapshot has read the row. */
    boolean isOfIncrementalSnapshot(IndexedRecord envelope) {
        return "incremental".equals(String.valueOf(value(envelope, snapshot)));
    }

    /** Returns null if the event does not tell. */
    @Nullable
    Origin origin(IndexedRecord envelope) {
        return origins != null && envelope.get(source) instanceof IndexedRecord from ? origins.read(from) : null;
    }

    private @Nullable Object value(IndexedRecord envelope, int position) {
        return position != ABSENT && envelope.get(source) instanceof IndexedRecord from ? from.get(position) : null;
    }
}
