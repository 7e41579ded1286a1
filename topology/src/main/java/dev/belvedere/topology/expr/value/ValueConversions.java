package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.UnaryOperator;

/** Converts values of one type to another, as CAST does. */
public final class ValueConversions {

    private ValueConversions() {}

    /** Returns the conversion; the types must be ones that can be cast. */
    public static UnaryOperator<Object> between(SqlType from, SqlType to) {
        return switch (to.kind()) {
            case INTEGER ->
                from.kind() == Kind.BOOLEAN ? value -> (Boolean) value ? 1 : 0 : NumberConversions.toInteger(from);
            case BIGINT -> NumberConversions.toBigint(from);
            case DECIMAL -> NumericConversions.of(from, to);
            case REAL -> NumberConversions.toReal(from);
            case DOUBLE -> NumberConversions.toDouble(from);
            case BOOLEAN -> value -> (Integer) value != 0;
            case VARCHAR -> SessionText::of;
            case DATE -> value -> Days.of((LocalDateTime) value);
            case INTERVAL -> value -> Interval.ofMicros(Micros.of((LocalTime) value));
            case TIMESTAMP -> value -> Days.startOf((LocalDate) value);
            default -> throw new IllegalArgumentException("no cast from " + from + " to " + to);
        };
    }
}
