package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.function.LongBinaryOperator;

/** Arithmetic of {@code bigint}. */
public final class BigintArithmetic implements Arithmetic<Long> {

    @Override
    public Long add(Long left, Long right) {
        return exactly(Math::addExact, "+", left, right);
    }

    @Override
    public Long subtract(Long left, Long right) {
        return exactly(Math::subtractExact, "-", left, right);
    }

    @Override
    public Long multiply(Long left, Long right) {
        return exactly(Math::multiplyExact, "*", left, right);
    }

    @Override
    public Long divide(Long dividend, Long divisor) {
        return exactly(BigintArithmetic::divideExact, "/", dividend, notZero(divisor));
    }

    @Override
    public Long remainder(Long dividend, Long divisor) {
        return dividend % notZero(divisor);
    }

    @Override
    public Long negate(Long value) {
        return subtract(0L, value);
    }

    @Override
    public Long absolute(Long value) {
        return value < 0 ? negate(value) : value;
    }

    private static long notZero(long divisor) {
        if (divisor == 0) {
            throw Arithmetic.divisionByZero();
        }
        return divisor;
    }

    private static long divideExact(long dividend, long divisor) {
        return divisor == -1 ? Math.negateExact(dividend) : dividend / divisor;
    }

    /** Applies an operation that throws {@link ArithmeticException} where the result does not fit. */
    private static long exactly(LongBinaryOperator operation, String sign, long left, long right) {
        try {
            return operation.applyAsLong(left, right);
        } catch (ArithmeticException e) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    left + " " + sign + " " + right
                            + " is out of range for bigint. Write CAST(… AS NUMERIC) around one of them.");
        }
    }
}
