package dev.belvedere.serdes.column;

import dev.belvedere.serdes.row.SqlType;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The SQL type that the values of an Avro field have, or the reason why they cannot be read exactly. */
public sealed interface FieldType {

    /** The result of the function that belongs to this case. */
    <T> T fold(Function<Exact, T> exact, Function<Unreadable, T> unreadable);

    /**
     * Values that can be read exactly.
     *
     * @param comparison how the database compares them, if they are text
     * @param nullUntold whether NULL in an update may also stand for a large value that did not change
     * @param reading takes Avro's value, which is not null
     */
    record Exact(SqlType type, boolean nullable, TextComparison comparison, boolean nullUntold, Reading reading)
            implements FieldType {

        static Exact of(SqlType type, Reading reading) {
            return new Exact(type, false, TextComparison.AS_BYTES, false, reading);
        }

        Exact nullable(boolean mayBeNull) {
            return new Exact(type, mayBeNull, comparison, nullUntold, reading);
        }

        Exact compared(TextComparison other) {
            return new Exact(type, nullable, other, nullUntold, reading);
        }

        Exact withNullUntold(boolean untold) {
            return new Exact(type, nullable, comparison, untold, reading);
        }

        Exact as(SqlType other, Reading otherReading) {
            return new Exact(other, nullable, comparison, nullUntold, otherReading);
        }

        Exact then(UnaryOperator<Object> change) {
            return new Exact(type, nullable, comparison, nullUntold, raw -> change.apply(reading.read(raw)));
        }

        @Override
        public <T> T fold(Function<Exact, T> exact, Function<Unreadable, T> unreadable) {
            return exact.apply(this);
        }
    }

    /** Values that cannot be read exactly; the reason completes "the column cannot be read: …". */
    record Unreadable(String reason) implements FieldType {
        @Override
        public <T> T fold(Function<Exact, T> exact, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }

    /** Makes the Java value of a SQL type from Avro's. */
    @FunctionalInterface
    interface Reading {
        Object read(Object raw);
    }
}
