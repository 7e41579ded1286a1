package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Values of one type as values of another. */
final class Conversions {

    private Conversions() {}

    static Strict.Unary between(SqlType from, SqlType to) {
        return switch (to.kind()) {
            case INTEGER ->
                from.kind() == Kind.BOOLEAN ? value -> (Boolean) value ? 1 : 0 : NumberConversions.toInteger(from);
            case BIGINT -> NumberConversions.toBigint(from);
            case DECIMAL -> NumericConversions.of(from, to);
            case REAL -> NumberConversions.toReal(from);
            case DOUBLE -> NumberConversions.toDouble(from);
            case BOOLEAN -> value -> (Integer) value != 0;
            case VARCHAR -> value -> value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            case DATE -> value -> Days.of((LocalDateTime) value);
            case TIMESTAMP -> value -> Days.startOf((LocalDate) value);
            default -> throw new IllegalArgumentException("no cast from " + from + " to " + to);
        };
    }

    /** The number with a scale of at least 0, which is the least there is in PostgreSQL. */
    static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
