package dev.belvedere.connect;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Moves the defaults of nullable schemas to a parameter. */
final class NullableDefaults {

    /** The parameter; its text is the default as Avro's JSON encoding has it. */
    static final String PARAMETER = "dev.belvedere.default";

    private NullableDefaults() {}

    /** Returns the schema without its default, if it is nullable and has one that the parameter can have. */
    static Schema moved(Schema schema) {
        if (!schema.isOptional() || schema.defaultValue() == null) {
            return schema;
        }
        return text(schema)
                .map(text -> like(schema, new SchemaBuilder(schema.type()))
                        .parameter(PARAMETER, text)
                        .build())
                .orElse(schema);
    }

    /** Gives a builder everything that the schema has, but its default and its fields. */
    static SchemaBuilder like(Schema schema, SchemaBuilder builder) {
        builder.name(schema.name()).version(schema.version()).doc(schema.doc());
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        if (schema.isOptional()) {
            builder.optional();
        }
        return builder;
    }

    private static Optional<String> text(Schema schema) {
        Object value = schema.defaultValue();
        if (value instanceof BigDecimal decimal) {
            return Optional.of(latin1(decimal.unscaledValue().toByteArray()));
        }
        if (value instanceof Date date) {
            return Optional.of(String.valueOf(number(schema, date)));
        }
        if (value instanceof byte[] bytes) {
            return Optional.of(latin1(bytes));
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Optional.of(latin1(bytes));
        }
        boolean plain = value instanceof Boolean || value instanceof Number || value instanceof String;
        return plain ? Optional.of(value.toString()) : Optional.empty();
    }

    private static long number(Schema schema, Date date) {
        return switch (String.valueOf(schema.name())) {
            case Timestamp.LOGICAL_NAME -> Timestamp.fromLogical(schema, date);
            case Time.LOGICAL_NAME -> Time.fromLogical(schema, date);
            default -> org.apache.kafka.connect.data.Date.fromLogical(schema, date);
        };
    }

    // As Avro writes bytes in JSON.
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
