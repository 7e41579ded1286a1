package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import org.apache.avro.Schema;

/** What becomes of an Avro field's values: values of a SQL type, exactly, or nothing, for a reason. */
sealed interface FieldType {

    /** Values that can be carried exactly. The reading takes Avro's value, which is not null. */
    record Exact(SqlType type, boolean nullable, Reading reading) implements FieldType {

        static Exact of(SqlType type, Reading reading) {
            return new Exact(type, false, reading);
        }
    }

    /** Values that cannot be carried exactly; the reason completes "the column cannot be read: …". */
    record Unreadable(String reason) implements FieldType {}

    /** Makes the Java value of a SQL type from Avro's. */
    @FunctionalInterface
    interface Reading {
        Object read(Object raw);
    }

    /** What becomes of a field with this schema, which may be a union with null. */
    static FieldType of(Schema schema) {
        if (!schema.isUnion()) {
            return ofValue(schema);
        }
        List<Schema> values = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        if (values.size() != 1) {
            return new Unreadable("it is a union of several types");
        }
        FieldType value = ofValue(values.get(0));
        return value instanceof Exact exact ? new Exact(exact.type(), schema.isNullable(), exact.reading()) : value;
    }

    // Connect's name of a type says more than Avro's logical type, and that more than the plain type.
    private static FieldType ofValue(Schema schema) {
        return ConnectTypes.of(schema).or(() -> LogicalTypes.of(schema)).orElseGet(() -> PlainTypes.of(schema));
    }
}
