package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.dialect.FieldType.Exact;
import dev.belvedere.serdes.dialect.FieldType.Unreadable;
import java.util.List;
import org.apache.avro.Schema;

/** Finds the type of an Avro field. Connect's name of a type says more than Avro's logical type, and that more than the plain type. */
final class FieldTypes {

    private FieldTypes() {}

    /** Returns the type of a field with this schema, which may be a union with null. */
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
        return ofValue(values.get(0))
                .fold(exact -> new Exact(exact.type(), schema.isNullable(), exact.reading()), unreadable -> unreadable);
    }

    private static FieldType ofValue(Schema schema) {
        return ConnectTypes.of(schema)
                .or(() -> LogicalTypes.of(schema))
                .orElseGet(() -> PlainTypes.of(schema, FieldTypes::of));
    }
}
