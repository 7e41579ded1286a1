package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Function;

/** Numbers as numerics. A binary fraction has as many digits as its type surely holds: 6 for real, 15 for double precision. */
final class NumericConversions {

    private static final MathContext REAL_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext DOUBLE_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private NumericConversions() {}

    static Strict.Unary of(SqlType from, SqlType to) {
        Function<Object, BigDecimal> numeric = unconstrained(from);
        if (!Numbers.isFixed(to) || to.equals(Numbers.numericOf(from))) {
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
            throw ExprException.failed(value + " has no digits as a numeric.");
        }
        return Conversions.plain(new BigDecimal(value).round(digits).stripTrailingZeros());
    }

    /** As a {@code numeric(p,s)}: rounded, and refused where it has too many digits before the point. */
    static BigDecimal restricted(BigDecimal value, SqlType type) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > type.precision()) {
            throw ExprException.failed(
                    value.toPlainString() + " has too many digits for " + type + ". Cast to a longer type.");
        }
        return rounded;
    }
}
