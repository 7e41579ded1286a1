package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Converts numbers to numerics. A binary fraction keeps the digits that its type surely holds: 6 for real, 15 for double precision. */
public final class NumericConversions {

    private static final MathContext REAL_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext DOUBLE_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    // NUMERIC_DSCALE_MAX and NUMERIC_WEIGHT_MAX of PostgreSQL's numeric.c.
    private static final int MAX_SCALE = 16_383;
    private static final int MAX_DIGITS_BEFORE_POINT = 131_072;

    private NumericConversions() {}

    static UnaryOperator<Object> of(SqlType from, SqlType to) {
        Function<Object, BigDecimal> numeric = unconstrained(from);
        if (!NumericTypes.isFixed(to) || to.equals(NumericTypes.numericOf(from))) {
            return numeric::apply;
        }
        return value -> restricted(numeric.apply(value), to);
    }

    private static Function<Object, BigDecimal> unconstrained(SqlType from) {
        return switch (from.kind()) {
            case INTEGER -> value -> BigDecimal.valueOf((Integer) value);
            case BIGINT -> value -> BigDecimal.valueOf((Long) value);
            case REAL -> value -> shortened((Float) value, REAL_DIGITS);
            case DOUBLE -> value -> shortened((Double) value, DOUBLE_DIGITS);
            default -> value -> (BigDecimal) value;
        };
    }

    private static BigDecimal shortened(double value, MathContext digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw ExprException.failed(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, value + " cannot be a numeric.");
        }
        return plain(new BigDecimal(value).round(digits).stripTrailingZeros());
    }

    /** Returns the value as a {@code numeric(p,s)}: rounded, and refused if it has too many digits before the point. */
    public static BigDecimal restricted(BigDecimal value, SqlType type) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > type.precision()) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    value.toPlainString() + " has too many digits for " + type + ". Cast to a longer type.");
        }
        return rounded;
    }

    /**
     * Returns a number that is read from a text, with a scale of at least 0.
     *
     * @throws ExprException if it has more digits than PostgreSQL's numeric
     */
    public static BigDecimal inRange(BigDecimal value) {
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (value.scale() > MAX_SCALE || (value.signum() != 0 && digitsBeforePoint > MAX_DIGITS_BEFORE_POINT)) {
            throw ExprException.failed(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "a value overflows numeric.");
        }
        return plain(value);
    }

    /** Returns the number with a scale of at least 0, as PostgreSQL has it. */
    public static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
