package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads columns from the records of one schema. It finds them by name once, and reads them by position. Immutable. */
final class RowPlan {

    private final ColumnPlan[] columns;

    private RowPlan(ColumnPlan[] columns) {
        this.columns = columns;
    }

    /** @param key the columns of the records' keys; empty to read a key itself */
    static RowPlan of(WrittenRows rows, RowType wanted, RowType key) {
        return new RowPlan(
                wanted.columns().stream().map(column -> plan(column, rows, key)).toArray(ColumnPlan[]::new));
    }

    private static ColumnPlan plan(Column column, WrittenRows rows, RowType keyType) {
        Schema.Field field = rows.schema().getField(column.name());
        if (field != null) {
            return SentColumn.of(column, field, rows);
        }
        int inKey = keyType.indexOf(column.name());
        return inKey < 0
                ? AddedColumns.plan(column, rows)
                : (record, key) -> Objects.requireNonNull(key).get(inKey);
    }

    /** Whether the records have all these columns: none may be missing in a key. */
    static boolean covers(Schema record, RowType wanted) {
        return wanted.names().stream().allMatch(name -> record.getField(name) != null);
    }

    /** @param nullsTold whether a NULL is a NULL for certain, because the record is new */
    Row read(IndexedRecord record, @Nullable Row key, boolean nullsTold) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Object value = columns[i].read(record, key);
            values[i] = nullsTold && value == Change.UNTOLD ? null : value;
        }
        return Row.owning(values);
    }
}
