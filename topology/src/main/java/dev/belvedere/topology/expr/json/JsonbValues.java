package dev.belvedere.topology.expr.json;

import dev.belvedere.serdes.row.FloatText;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.serdes.row.TemporalText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts SQL's values to those of a document, as PostgreSQL's {@code to_jsonb} does. */
public final class JsonbValues {

    private static final Set<Kind> KEYS =
            EnumSet.of(Kind.VARCHAR, Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.BOOLEAN, Kind.UUID);

    private JsonbValues() {}

    /** Whether values of the type can be converted. Those of a timestamp with time zone would show the session's. */
    public static boolean converts(SqlType type) {
        return switch (type.kind()) {
            case TIMESTAMPTZ, BYTES -> false;
            case ARRAY -> converts(Objects.requireNonNull(type.element()));
            default -> true;
        };
    }

    /** Whether values of the type can be keys of an object. */
    public static boolean isKey(SqlType type) {
        return KEYS.contains(type.kind());
    }

    /** Returns the text of a value that is a key. */
    public static String key(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Returns the conversion of values of a type that {@link #converts}, which are not null. */
    public static Function<Object, @Nullable Object> of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN, VARCHAR, DECIMAL -> value -> value;
            case INTEGER, BIGINT -> value -> BigDecimal.valueOf(((Number) value).longValue());
            case REAL -> value -> number(FloatText.of((Float) value));
            case DOUBLE -> value -> number(FloatText.of((Double) value));
            case DATE -> value -> TemporalText.of((LocalDate) value);
            case TIME -> value -> TemporalText.of((LocalTime) value);
            case TIMESTAMP -> value -> TemporalText.of((LocalDateTime) value);
            case UUID, INTERVAL -> Object::toString;
            case JSON -> value -> JsonbDocument.parse((String) value);
            case ARRAY -> array(of(Objects.requireNonNull(type.element())));
            default -> throw new IllegalArgumentException(type + " in jsonb");
        };
    }

    /** A number that is infinite or none is a text. */
    private static Object number(String text) {
        if (text.contains("n") || text.contains("N")) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Function<Object, @Nullable Object> array(Function<Object, @Nullable Object> element) {
        return value -> {
            List<@Nullable Object> array = new ArrayList<>();
            for (Object each : (List<?>) value) {
                array.add(each == null ? null : element.apply(each));
            }
            return array;
        };
    }
}
