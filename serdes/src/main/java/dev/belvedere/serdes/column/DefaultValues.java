package dev.belvedere.serdes.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The defaults of columns, as schemas tell them: what rows have that were written before the column was added. */
public final class DefaultValues {

    /** The parameter in which the transformation KeepNulls keeps the default of a nullable column. */
    static final String KEPT = "dev.belvedere.default";

    private DefaultValues() {}

    /** Whether a NULL of this column may have been replaced by its default before it was written. */
    static boolean hidesNull(Schema schema, Schema value) {
        return schema.isNullable() && value.getObjectProp("connect.default") != null;
    }

    /** Returns Avro's value of the default; empty if there is none but NULL. */
    public static Optional<Object> of(Schema.Field field) {
        Schema value = NullableSchemas.valuesOf(field.schema()).orElse(field.schema());
        Optional<String> kept = ConnectParameters.of(value, KEPT);
        if (kept.isPresent()) {
            return Optional.of(parsed(value, kept.get()));
        }
        if (!field.hasDefaultValue()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(GenericData.get().getDefaultValue(field));
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException("the default of " + field.name() + " is not of its type", e);
        }
    }

    private static Object parsed(Schema value, String text) {
        return switch (value.getType()) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case STRING, ENUM -> text;
            case BYTES -> ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            case FIXED, ARRAY, MAP, RECORD, UNION, NULL ->
                throw new IllegalArgumentException("no default of this type is kept: " + value.getType());
        };
    }
}
