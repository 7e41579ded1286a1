package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads columns from the records of one schema. It finds them by name once, and reads them by position. Immutable. */
final class RowPlan {

    private final ColumnPlan[] columns;

    private RowPlan(ColumnPlan[] columns) {
        this.columns = columns;
    }

    /** @param placeholders whether a placeholder among the values stands for an omitted value */
    static RowPlan of(Schema record, RowType wanted, boolean placeholders) {
        return new RowPlan(wanted.columns().stream()
                .map(column -> ColumnPlan.of(column, record, placeholders))
                .toArray(ColumnPlan[]::new));
    }

    /** Whether the records have all these columns: none may be missing in a key. */
    static boolean covers(Schema record, RowType wanted) {
        return wanted.names().stream().allMatch(name -> record.getField(name) != null);
    }

    Row read(IndexedRecord record) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = columns[i].read(record);
        }
        return Row.owning(values);
    }
}
