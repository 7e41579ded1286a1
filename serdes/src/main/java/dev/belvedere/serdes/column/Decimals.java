package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Reads decimals: the big-endian two's complement of the unscaled value; the scale is in the schema or beside the value. */
final class Decimals {

    /** Of PostgreSQL. */
    private static final int LARGEST_SCALE = 1_000;

    private static final int LARGEST_PRECISION = 1_000;
    private static final int WITHOUT_LIMIT = 131_089;

    private static final String PRECISION = "connect.decimal.precision";

    private Decimals() {}

    /** Reads decimals whose scale is in the schema: in Avro's logical type or in Connect's parameters. */
    static Exact of(Schema schema) {
        int scale = number(schema, "scale", "scale");
        if (scale < 0 || scale > LARGEST_SCALE) {
            // PostgreSQL's numeric(3,-2): multiples of 100, which SQL writes out to the last digit.
            // It has 11 bits for the scale, and its driver tells -2 as 2046.
            return Exact.of(SqlType.NUMERIC, raw -> decimal(raw, scale).setScale(0));
        }
        int precision = number(schema, "precision", PRECISION);
        Reading reading = raw -> decimal(raw, scale);
        return Exact.of(SqlType.decimal(precision, scale), reading);
    }

    /** Whether this is a decimal of Connect without the number of its digits, as Debezium sends {@code money}. */
    static boolean isWithoutPrecision(Schema schema) {
        return "org.apache.kafka.connect.data.Decimal".equals(schema.getProp("connect.name"))
                && ConnectParameters.of(schema, PRECISION).isEmpty();
    }

    /** Reads Debezium's records of a scale and a value: a {@code numeric} without a fixed scale. */
    static Exact variableScale(Schema schema) {
        int scale = schema.getField("scale").pos();
        int value = schema.getField("value").pos();
        return Exact.of(SqlType.NUMERIC, raw -> {
            IndexedRecord parts = (IndexedRecord) raw;
            return decimal(parts.get(value), (Integer) parts.get(scale));
        });
    }

    /** Reads decimals as Debezium writes them with {@code decimal.handling.mode=string}; NaN and the infinities are none. */
    static Exact ofText(Exact text, Schema schema) {
        int digits = SourceType.length(schema).orElse(WITHOUT_LIMIT);
        OptionalInt told = SourceType.of(schema).map(SourceType::digits).orElse(OptionalInt.empty());
        if (digits > LARGEST_PRECISION || told.isEmpty()) {
            return text.as(SqlType.NUMERIC, raw -> plain(new BigDecimal(raw.toString())));
        }
        int scale = told.getAsInt();
        if (scale > LARGEST_SCALE) {
            return text.as(SqlType.NUMERIC, raw -> new BigDecimal(raw.toString()).setScale(0));
        }
        return text.as(SqlType.decimal(digits, scale), raw -> new BigDecimal(raw.toString()).setScale(scale));
    }

    /** SQL writes out the zeros of a negative scale. */
    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static BigDecimal decimal(Object raw, int scale) {
        if (raw instanceof ByteBuffer buffer && buffer.remaining() <= Long.BYTES && buffer.hasRemaining()) {
            return BigDecimal.valueOf(small(buffer), scale);
        }
        return new BigDecimal(new BigInteger(PlainTypes.bytes(raw)), scale);
    }

    private static long small(ByteBuffer buffer) {
        int position = buffer.position();
        long value = buffer.get(position); // signed: the sign of the whole
        for (int i = position + 1; i < buffer.limit(); i++) {
            value = value << 8 | (buffer.get(i) & 0xFF);
        }
        return value;
    }

    private static int number(Schema schema, String property, String parameter) {
        Object given = schema.getObjectProp(property);
        if (given == null && schema.getObjectProp("connect.parameters") instanceof Map<?, ?> parameters) {
            given = parameters.get(parameter);
        }
        return given == null ? 0 : Integer.parseInt(given.toString());
    }
}
