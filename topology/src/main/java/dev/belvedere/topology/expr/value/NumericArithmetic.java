package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic of {@code numeric}, with the scales that PostgreSQL gives its results. */
public final class NumericArithmetic implements Arithmetic<BigDecimal> {

    // The greatest number whose factorial numeric_fac of numeric.c computes.
    private static final int MAX_FACTORIAL = 32_177;

    @Override
    public BigDecimal add(BigDecimal left, BigDecimal right) {
        return left.add(right);
    }

    @Override
    public BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return left.subtract(right);
    }

    @Override
    public BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return left.multiply(right);
    }

    @Override
    public BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(notZero(divisor), quotientScale(dividend, divisor), RoundingMode.HALF_UP);
    }

    @Override
    public BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
        return dividend.remainder(notZero(divisor)).setScale(Math.max(dividend.scale(), divisor.scale()));
    }

    @Override
    public BigDecimal negate(BigDecimal value) {
        return value.negate();
    }

    @Override
    public BigDecimal absolute(BigDecimal value) {
        return value.abs();
    }

    /** The quotient, truncated towards zero to an integer. */
    public static BigDecimal wholeQuotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(notZero(divisor), 0, RoundingMode.DOWN);
    }

    /** Returns the product of all integers from 1 to this one, as {@code numeric_fac} of numeric.c. */
    public static BigDecimal factorial(long number) {
        if (number < 0 || number > MAX_FACTORIAL) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "there is no factorial of " + number + " in the range of numeric.");
        }
        BigInteger product = BigInteger.ONE;
        for (long factor = 2; factor <= number; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return new BigDecimal(product);
    }

    private static BigDecimal notZero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw Arithmetic.divisionByZero();
        }
        return divisor;
    }

    /** After {@code select_div_scale} of numeric.c: at least 16 significant digits, counted in groups of four, and no less than either scale. */
    private static int quotientScale(BigDecimal dividend, BigDecimal divisor) {
        int weight = NumericGroups.weight(dividend) - NumericGroups.weight(divisor);
        if (firstGroup(dividend) <= firstGroup(divisor)) {
            weight--;
        }
        return NumericGroups.scale(weight * NumericGroups.DIGITS, dividend, divisor);
    }

    private static double firstGroup(BigDecimal value) {
        return NumericGroups.leading(value, 1).digits();
    }
}
