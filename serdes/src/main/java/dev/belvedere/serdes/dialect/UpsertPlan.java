package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Makes an UPSERT of a row's record: its key from the event's key or else from the row itself. A plain row's value plan as it is. */
final class UpsertPlan implements ValuePlan {

    private final KeyReader keys;
    private final RowPlan after;
    private final @Nullable RowPlan keyInRow;

    UpsertPlan(Schema row, RowType columns, RowType key, KeyReader keys, boolean placeholders) {
        this.keys = keys;
        this.after = RowPlan.of(row, columns, placeholders);
        this.keyInRow = RowPlan.covers(row, key) ? RowPlan.of(row, key, false) : null;
    }

    @Override
    public Change read(IndexedRecord row, byte @Nullable [] keyFrame) {
        return read(row, keyFrame, null);
    }

    Change read(IndexedRecord row, byte @Nullable [] keyFrame, @Nullable Origin origin) {
        Row key = keys.read(keyFrame);
        if (key == null && keyInRow != null) {
            key = keyInRow.read(row);
        }
        if (key == null) {
            throw DialectException.missingKey("A row came without its key columns, in the key and in the value:"
                    + " send them in either, or declare other key columns for the table.");
        }
        return new Change(Change.Kind.UPSERT, key, after.read(row), origin);
    }
}
