package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.SqlType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Maps Avro's plain types. */
final class PlainTypes {

    private PlainTypes() {}

    /**
     * Returns the type of a value.
     *
     * @param elements gives the type of an array's elements
     */
    static FieldType of(Schema schema, Function<Schema, FieldType> elements) {
        return switch (schema.getType()) {
            case BOOLEAN -> Exact.of(SqlType.BOOLEAN, raw -> raw);
            case INT -> Exact.of(SqlType.INTEGER, raw -> raw);
            case LONG -> Exact.of(SqlType.BIGINT, raw -> raw);
            case FLOAT -> Exact.of(SqlType.REAL, raw -> raw);
            case DOUBLE -> Exact.of(SqlType.DOUBLE, raw -> raw);
            case STRING, ENUM -> Exact.of(SqlType.VARCHAR, Object::toString);
            case BYTES, FIXED -> Exact.of(SqlType.BYTES, raw -> Bytes.wrap(bytes(raw)));
            case ARRAY -> elements.apply(schema.getElementType()).fold(PlainTypes::array, unreadable -> unreadable);
            case MAP, RECORD, UNION, NULL ->
                new Unreadable(
                        "no SQL type stands for Avro's " + schema.getType().getName());
        };
    }

    /** Copies the bytes of a bytes or fixed value. */
    static byte[] bytes(Object raw) {
        if (raw instanceof GenericFixed fixed) {
            return fixed.bytes().clone();
        }
        ByteBuffer buffer = (ByteBuffer) raw;
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    private static FieldType array(Exact exact) {
        return exact.type().kind() == SqlType.Kind.ARRAY
                ? new Unreadable("it is an array of arrays")
                : Exact.of(SqlType.arrayOf(exact.type()), raw -> list((Collection<?>) raw, exact.reading()));
    }

    private static List<@Nullable Object> list(Collection<?> raw, Reading element) {
        List<@Nullable Object> values = new ArrayList<>(raw.size());
        for (Object value : raw) {
            values.add(value == null ? null : element.read(value));
        }
        return Collections.unmodifiableList(values);
    }
}
