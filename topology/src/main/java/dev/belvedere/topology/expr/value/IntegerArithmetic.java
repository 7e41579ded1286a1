package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** Arithmetic of {@code integer}. */
public final class IntegerArithmetic implements Arithmetic<Integer> {

    @Override
    public Integer add(Integer left, Integer right) {
        return inRange((long) left + right, "+", left, right);
    }

    @Override
    public Integer subtract(Integer left, Integer right) {
        return inRange((long) left - right, "-", left, right);
    }

    @Override
    public Integer multiply(Integer left, Integer right) {
        return inRange((long) left * right, "*", left, right);
    }

    @Override
    public Integer divide(Integer dividend, Integer divisor) {
        return inRange((long) dividend / notZero(divisor), "/", dividend, divisor);
    }

    @Override
    public Integer remainder(Integer dividend, Integer divisor) {
        return dividend % notZero(divisor);
    }

    @Override
    public Integer negate(Integer value) {
        return inRange(-(long) value, "-", "", value);
    }

    @Override
    public Integer absolute(Integer value) {
        return inRange(Math.abs((long) value), "ABS", "", value);
    }

    private static int notZero(int divisor) {
        if (divisor == 0) {
            throw Arithmetic.divisionByZero();
        }
        return divisor;
    }

    private static int inRange(long result, String sign, Object left, Object right) {
        if (result != (int) result) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    left + " " + sign + " " + right
                            + " is out of range for integer. Write CAST(… AS BIGINT) around one of them.");
        }
        return (int) result;
    }
}
