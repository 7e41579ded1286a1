package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.Conversions;
import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.column.FieldTypes;
import dev.belvedere.serdes.column.Placeholders;
import dev.belvedere.serdes.column.UntoldValueException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import java.time.DateTimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column from a field of the records.
 *
 * @param placeholder the value that stands for an omitted one, or null
 * @param nullUntold whether NULL may stand for an omitted value, too
 */
record SentColumn(
        Column column,
        int position,
        Reading reading,
        @Nullable Object placeholder,
        boolean nullUntold) implements ColumnPlan {

    static ColumnPlan of(Column column, Schema.Field field, WrittenRows rows) {
        Exact written = type(column, field, rows);
        return new SentColumn(
                column,
                field.pos(),
                reading(written, column, rows),
                Placeholders.of(column.type()),
                written.nullUntold());
    }

    /** Returns the reading of Avro's values of a field. */
    static Reading reading(Column column, Schema.Field field, WrittenRows rows) {
        return reading(type(column, field, rows), column, rows);
    }

    private static Exact type(Column column, Schema.Field field, WrittenRows rows) {
        return FieldTypes.of(field.schema(), rows.format().declaration(column.name()), rows.writer())
                .fold(exact -> exact, unreadable -> {
                    throw incompatible(column, rows, "cannot be read: " + unreadable.reason());
                });
    }

    private static Reading reading(Exact written, Column column, WrittenRows rows) {
        return Conversions.reading(written, column.type())
                .orElseThrow(() -> incompatible(column, rows, "comes as " + written.type()));
    }

    private static DialectException incompatible(Column column, WrittenRows rows, String found) {
        return DialectException.incompatibleSchema(
                "Column " + column.name() + " is planned as " + column.type() + " and "
                        + found + " in the schema " + rows.schema().getFullName()
                        + ". Change its type back, or restart the engine so that it plans with the new one.");
    }

    @Override
    public @Nullable Object read(IndexedRecord record, @Nullable Row key) {
        Object raw = record.get(position);
        if (raw == null) {
            return nullUntold ? Change.UNTOLD : null;
        }
        Object value;
        try {
            value = reading.read(raw);
        } catch (UntoldValueException e) {
            throw DialectException.inexactValue("Column " + column.name() + " " + e.getMessage() + ".", e);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw DialectException.inexactValue(
                    "A value of column " + column.name() + " does not fit into " + column.type()
                            + " exactly. Send values that do, or widen the column.",
                    e);
        }
        return value.equals(placeholder) ? Change.UNCHANGED : value;
    }
}
