package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigInteger;
import java.util.function.BinaryOperator;

/** Common divisors and multiples of integers. */
public final class IntegerDivisors {

    private IntegerDivisors() {}

    public static BigInteger greatestCommon(BigInteger left, BigInteger right) {
        return left.gcd(right);
    }

    /** Returns 0 if one of the numbers is 0. */
    public static BigInteger leastCommonMultiple(BigInteger left, BigInteger right) {
        return left.signum() == 0 || right.signum() == 0
                ? BigInteger.ZERO
                : left.divide(left.gcd(right)).multiply(right).abs();
    }

    /**
     * Computes a function of two numbers of one type, {@link Integer} or {@link Long}, in that type.
     *
     * @throws ExprException if the type does not hold the result
     */
    public static Object inRange(BinaryOperator<BigInteger> function, Object left, Object right) {
        BigInteger result = function.apply(exact(left), exact(right));
        try {
            if (left instanceof Integer) {
                return result.intValueExact();
            }
            return result.longValueExact();
        } catch (ArithmeticException e) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    result + " is out of range for the type of " + left + " and " + right + ".");
        }
    }

    private static BigInteger exact(Object number) {
        return BigInteger.valueOf(((Number) number).longValue());
    }
}
