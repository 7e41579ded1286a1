package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.SqlType;
import java.util.function.Function;

/** The SQL type that the values of an Avro field have, or the reason why they cannot be read exactly. */
sealed interface FieldType {

    /** The result of the function that belongs to this case. */
    <T> T fold(Function<Exact, T> exact, Function<Unreadable, T> unreadable);

    /** Values that can be read exactly. The reading takes Avro's value, which is not null. */
    record Exact(SqlType type, boolean nullable, Reading reading) implements FieldType {

        static Exact of(SqlType type, Reading reading) {
            return new Exact(type, false, reading);
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
