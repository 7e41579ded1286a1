package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Square roots. Those of numerics are rounded correctly, to the scale that PostgreSQL chooses. */
public final class NumericRoots {

    // NUMERIC_MIN_SIG_DIGITS, DEC_DIGITS and NUMERIC_MAX_DISPLAY_SCALE of PostgreSQL's numeric.c.
    private static final int SIGNIFICANT_DIGITS = 16;
    private static final int DIGITS_A_GROUP = 4;
    private static final int MAX_SCALE = 1000;

    private NumericRoots() {}

    public static double squareRoot(double value) {
        if (value < 0) {
            throw negative(value);
        }
        return Math.sqrt(value);
    }

    public static BigDecimal squareRoot(BigDecimal value) {
        if (value.signum() < 0) {
            throw negative(value);
        }
        return squareRoot(value, scale(value));
    }

    /** Returns the root of a value that is not negative, rounded to a scale that is at least half of the value's. */
    public static BigDecimal squareRoot(BigDecimal value, int scale) {
        BigInteger[] root = value.setScale(2 * scale).unscaledValue().sqrtAndRemainder();
        return new BigDecimal(root[1].compareTo(root[0]) > 0 ? root[0].add(BigInteger.ONE) : root[0], scale);
    }

    /** After {@code numeric_sqrt} of numeric.c. */
    private static int scale(BigDecimal value) {
        int weight = value.signum() == 0 ? 0 : Math.floorDiv(value.precision() - value.scale() - 1, DIGITS_A_GROUP);
        int digitsBeforePoint = weight >= 0 ? weight * DIGITS_A_GROUP / 2 + 1 : 1 - (1 - weight * DIGITS_A_GROUP) / 2;
        int scale = Math.max(SIGNIFICANT_DIGITS - digitsBeforePoint, Math.max(value.scale(), 0));
        return Math.min(scale, MAX_SCALE);
    }

    private static ExprException negative(Object value) {
        return ExprException.failed(
                SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, "a negative number has no square root: " + value + ".");
    }
}
