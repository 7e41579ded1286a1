package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.dialect.FieldType.Exact;
import dev.belvedere.serdes.dialect.FieldType.Reading;
import dev.belvedere.serdes.row.Column;
import java.time.DateTimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column from the records of one schema.
 *
 * @param position the position of the column's field; negative if the records have none, so that the column is {@link Change#MISSING}
 * @param placeholder the value that stands for an omitted one, or null
 */
record ColumnPlan(
        Column column,
        int position,
        Reading reading,
        @Nullable Object placeholder) {

    static ColumnPlan of(Column column, Schema record, boolean placeholders) {
        Schema.Field field = record.getField(column.name());
        if (field == null) {
            return new ColumnPlan(column, -1, raw -> raw, null);
        }
        Reading reading = FieldTypes.of(field.schema()).fold(exact -> reading(exact, column, record), unreadable -> {
            throw incompatible(column, record, "cannot be read: " + unreadable.reason());
        });
        return new ColumnPlan(column, field.pos(), reading, placeholders ? Placeholders.of(column.type()) : null);
    }

    private static Reading reading(Exact written, Column column, Schema record) {
        return Conversions.reading(written, column.type())
                .orElseThrow(() -> incompatible(column, record, "comes as " + written.type()));
    }

    @Nullable
    Object read(IndexedRecord record) {
        if (position < 0) {
            return Change.MISSING;
        }
        Object raw = record.get(position);
        if (raw == null) {
            return null;
        }
        Object value;
        try {
            value = reading.read(raw);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw DialectException.inexactValue(
                    "A value of column " + column.name() + " does not fit into " + column.type()
                            + " exactly. Send values that do, or widen the column.",
                    e);
        }
        return value.equals(placeholder) ? Change.UNCHANGED : value;
    }

    private static DialectException incompatible(Column column, Schema record, String found) {
        return DialectException.incompatibleSchema(
                "Column " + column.name() + " is planned as " + column.type() + " and "
                        + found + " in the schema " + record.getFullName()
                        + ". Change its type back, or restart the engine so that it plans with the new one.");
    }
}
