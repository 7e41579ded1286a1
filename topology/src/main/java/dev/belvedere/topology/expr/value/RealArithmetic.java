package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** Arithmetic of {@code real}. As in PostgreSQL, a result that overflows to infinity or underflows to zero fails. */
public final class RealArithmetic implements Arithmetic<Float> {

    @Override
    public Float add(Float left, Float right) {
        return finite(left + right, left, right);
    }

    @Override
    public Float subtract(Float left, Float right) {
        return finite(left - right, left, right);
    }

    @Override
    public Float multiply(Float left, Float right) {
        float product = left * right;
        if (product == 0 && left != 0 && right != 0) {
            throw outOfRange(left, right);
        }
        return finite(product, left, right);
    }

    @Override
    public Float divide(Float dividend, Float divisor) {
        if (divisor == 0 && !Float.isNaN(dividend)) {
            throw Arithmetic.divisionByZero();
        }
        float quotient = dividend / divisor;
        if ((Float.isInfinite(quotient) && !Float.isInfinite(dividend))
                || (quotient == 0 && dividend != 0 && !Float.isInfinite(divisor))) {
            throw outOfRange(dividend, divisor);
        }
        return quotient;
    }

    @Override
    public Float negate(Float value) {
        return -value;
    }

    @Override
    public Float absolute(Float value) {
        return Math.abs(value);
    }

    private static float finite(float result, float left, float right) {
        if (Float.isInfinite(result) && !Float.isInfinite(left) && !Float.isInfinite(right)) {
            throw outOfRange(left, right);
        }
        return result;
    }

    private static ExprException outOfRange(float left, float right) {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                "a result of " + left + " and " + right
                        + " is out of range for real. Write CAST(… AS DOUBLE PRECISION) around them.");
    }
}
