package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

/** Converts numbers to integers and binary fractions. Halves of numerics round away from zero, halves of binary fractions to the even neighbour. */
final class NumberConversions {

    private static final double INTEGER_END = 0x1p31;
    private static final double BIGINT_END = 0x1p63;
    private static final BigDecimal MIN_BIGINT = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_BIGINT = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberConversions() {}

    static UnaryOperator<Object> toInteger(SqlType from) {
        return switch (from.kind()) {
            case BIGINT -> value -> integer((Long) value);
            case DECIMAL -> value -> integer(bigint((BigDecimal) value));
            default -> value -> (int) whole(((Number) value).doubleValue(), INTEGER_END, SqlType.INTEGER);
        };
    }

    static UnaryOperator<Object> toBigint(SqlType from) {
        return switch (from.kind()) {
            case INTEGER -> value -> (long) (Integer) value;
            case DECIMAL -> value -> bigint((BigDecimal) value);
            default -> value -> (long) whole(((Number) value).doubleValue(), BIGINT_END, SqlType.BIGINT);
        };
    }

    private static int integer(long value) {
        if (value != (int) value) {
            throw outOfRange(value, SqlType.INTEGER);
        }
        return (int) value;
    }

    private static long bigint(BigDecimal value) {
        BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
        if (rounded.compareTo(MIN_BIGINT) < 0 || rounded.compareTo(MAX_BIGINT) > 0) {
            throw outOfRange(value, SqlType.BIGINT);
        }
        return rounded.longValueExact();
    }

    private static double whole(double value, double end, SqlType type) {
        double rounded = Math.rint(value);
        if (rounded >= -end && rounded < end) {
            return rounded;
        }
        throw outOfRange(value, type);
    }

    static UnaryOperator<Object> toDouble(SqlType from) {
        return from.kind() == SqlType.Kind.DECIMAL
                ? value -> representable(((BigDecimal) value).doubleValue(), (BigDecimal) value, SqlType.DOUBLE)
                : value -> ((Number) value).doubleValue();
    }

    static UnaryOperator<Object> toReal(SqlType from) {
        return switch (from.kind()) {
            case DECIMAL ->
                value -> (float) representable(((BigDecimal) value).floatValue(), (BigDecimal) value, SqlType.REAL);
            case DOUBLE -> value -> narrowed((Double) value);
            default -> value -> ((Number) value).floatValue();
        };
    }

    private static double representable(double result, BigDecimal value, SqlType type) {
        if (Double.isInfinite(result) || (result == 0 && value.signum() != 0)) {
            throw outOfRange(value, type);
        }
        return result;
    }

    private static float narrowed(double value) {
        float result = (float) value;
        if ((Float.isInfinite(result) && !Double.isInfinite(value)) || (result == 0 && value != 0)) {
            throw outOfRange(value, SqlType.REAL);
        }
        return result;
    }

    private static ExprException outOfRange(Object value, SqlType type) {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                value + " is out of range for " + type + ". Cast to a wider type.");
    }
}
