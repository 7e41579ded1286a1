package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Makes an UPSERT of a row's record: its key from the event's key or else from the row itself. A plain row's value plan as it is. */
final class UpsertPlan implements ValuePlan {

    private static final RowType NO_KEY = RowType.of();

    private final KeyReader keys;
    private final RowPlan after;
    private final @Nullable RowPlan keyInRow;

    UpsertPlan(WrittenRows rows, RowType columns, RowType key, KeyReader keys) {
        this.keys = keys;
        this.after = RowPlan.of(rows, columns, key);
        this.keyInRow = RowPlan.covers(rows.schema(), key) ? RowPlan.of(rows, key, NO_KEY) : null;
    }

    @Override
    public Change read(IndexedRecord row, byte @Nullable [] keyFrame) {
        return read(row, keyFrame, 0, false);
    }

    /** @param isNew whether the row was not there before */
    Change read(IndexedRecord row, byte @Nullable [] keyFrame, long lsn, boolean isNew) {
        Row key = key(row, keyFrame);
        if (key == null) {
            throw DialectException.missingKey("A row came without its key columns, in the key and in the value:"
                    + " send them in either, or declare other key columns for the table.");
        }
        return new Change(Change.Kind.UPSERT, key, after.read(row, key, isNew), lsn);
    }

    /** Returns the key of a row, from the event's key or else from the row; null if neither has it. */
    @Nullable
    Row key(IndexedRecord row, byte @Nullable [] keyFrame) {
        Row key = keys.read(keyFrame);
        if (keyInRow == null || (key != null && !keys.isUnnamed(keyFrame))) {
            return key;
        }
        Row own = keyInRow.read(row, null, true);
        if (key != null && !key.equals(own)) {
            throw DialectException.missingKey("The event's key is a single value, and not that of the row's key column."
                    + " Send the key column in the key, or a record that names its columns.");
        }
        return own;
    }
}
