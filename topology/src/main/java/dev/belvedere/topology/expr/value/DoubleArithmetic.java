package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** Arithmetic of {@code double precision}. As in PostgreSQL, a result that overflows to infinity or underflows to zero fails. */
public final class DoubleArithmetic implements Arithmetic<Double> {

    @Override
    public Double add(Double left, Double right) {
        return finite(left + right, left, right);
    }

    @Override
    public Double subtract(Double left, Double right) {
        return finite(left - right, left, right);
    }

    @Override
    public Double multiply(Double left, Double right) {
        double product = left * right;
        if (product == 0 && left != 0 && right != 0) {
            throw outOfRange(left, right);
        }
        return finite(product, left, right);
    }

    @Override
    public Double divide(Double dividend, Double divisor) {
        if (divisor == 0 && !Double.isNaN(dividend)) {
            throw Arithmetic.divisionByZero();
        }
        double quotient = dividend / divisor;
        if ((Double.isInfinite(quotient) && !Double.isInfinite(dividend))
                || (quotient == 0 && dividend != 0 && !Double.isInfinite(divisor))) {
            throw outOfRange(dividend, divisor);
        }
        return quotient;
    }

    @Override
    public Double negate(Double value) {
        return -value;
    }

    @Override
    public Double absolute(Double value) {
        return Math.abs(value);
    }

    private static double finite(double result, double left, double right) {
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw outOfRange(left, right);
        }
        return result;
    }

    private static ExprException outOfRange(double left, double right) {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                "a result of " + left + " and " + right
                        + " is out of range for double precision. Write CAST(… AS NUMERIC) around them.");
    }
}
