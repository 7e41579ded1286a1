package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads the wanted columns from the records of one schema, which were found by name once and are found by position ever after. Immutable. */
final class RowPlan {

    private final ColumnPlan[] columns;

    private RowPlan(ColumnPlan[] columns) {
        this.columns = columns;
    }

    /** @param placeholders whether a placeholder among the values means that the value was left out */
    static RowPlan of(Schema record, RowType wanted, boolean placeholders) {
        return new RowPlan(wanted.columns().stream()
                .map(column -> ColumnPlan.of(column, record, placeholders))
                .toArray(ColumnPlan[]::new));
    }

    /** Whether the records have every column of these: a key may not lack one. */
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
