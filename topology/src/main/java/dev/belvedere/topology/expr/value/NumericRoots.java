package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Square roots. Those of numerics are rounded correctly, to the scale that PostgreSQL chooses. */
public final class NumericRoots {

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
        int weight = NumericGroups.weight(value) * NumericGroups.DIGITS;
        int digitsBeforePoint = weight >= 0 ? weight / 2 + 1 : 1 - (1 - weight) / 2;
        return NumericGroups.scale(digitsBeforePoint, value);
    }

    private static ExprException negative(Object value) {
        return ExprException.failed(
                SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, "a negative number has no square root: " + value + ".");
    }
}
