package dev.belvedere.serdes.column;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Schemas that may be unions with null. */
final class NullableSchemas {

    private NullableSchemas() {}

    /** Returns the schema of the values that are not null; empty if they have several. */
    static Optional<Schema> valuesOf(Schema schema) {
        if (!schema.isUnion()) {
            return Optional.of(schema);
        }
        List<Schema> values = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
