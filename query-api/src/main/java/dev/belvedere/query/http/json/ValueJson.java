package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.serdes.row.FloatText;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.TemporalText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Writes the values of one SQL type as PostgreSQL's {@code to_json} does. */
@FunctionalInterface
interface ValueJson {

    /** Writes a value of the class that the type's kind names. */
    void write(Object value, JsonGenerator json) throws IOException;

    default void writeNullable(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            write(value, json);
        }
    }

    static ValueJson of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> (value, json) -> json.writeBoolean((Boolean) value);
            case INTEGER -> (value, json) -> json.writeNumber((Integer) value);
            case BIGINT -> (value, json) -> json.writeNumber((Long) value);
            case REAL -> (value, json) -> writeFloat(FloatText.of((Float) value), Float.isFinite((Float) value), json);
            case DOUBLE ->
                (value, json) -> writeFloat(FloatText.of((Double) value), Double.isFinite((Double) value), json);
            case DECIMAL -> (value, json) -> json.writeNumber(((BigDecimal) value).toPlainString());
            case VARCHAR, INTERVAL, UUID -> (value, json) -> json.writeString(value.toString());
            case BYTES ->
                (value, json) -> json.writeString("\\x" + HexFormat.of().formatHex(((Bytes) value).get()));
            case DATE -> (value, json) -> json.writeString(TemporalText.of((LocalDate) value));
            case TIME -> (value, json) -> json.writeString(TemporalText.of((LocalTime) value));
            case TIMESTAMP -> (value, json) -> json.writeString(TemporalText.of((LocalDateTime) value));
            case TIMESTAMPTZ -> (value, json) -> json.writeString(TemporalText.of((Instant) value));
            case JSON -> (value, json) -> json.writeRawValue((String) value);
            case ARRAY -> arrayOf(of(Objects.requireNonNull(type.element())));
        };
    }

    private static ValueJson arrayOf(ValueJson element) {
        return (value, json) -> {
            json.writeStartArray();
            for (Object each : (List<?>) value) {
                element.writeNullable(each, json);
            }
            json.writeEndArray();
        };
    }

    // JSON has no number for NaN and the infinities: PostgreSQL puts them in quotes.
    private static void writeFloat(String text, boolean finite, JsonGenerator json) throws IOException {
        if (finite) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }
}
