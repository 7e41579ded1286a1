package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/**
 * The arithmetic of one type of numbers. A result out of the type's range fails, and so does a division by zero. Implementations are stateless.
 *
 * @param <T> the Java class of the numbers
 */
public interface Arithmetic<T> {

    T add(T left, T right);

    T subtract(T left, T right);

    T multiply(T left, T right);

    /** The quotient; that of integers is truncated towards zero. */
    T divide(T dividend, T divisor);

    /** The remainder, with the sign of the dividend. PostgreSQL has none for binary fractions. */
    default T remainder(T dividend, T divisor) {
        throw new UnsupportedOperationException("no remainder of " + dividend.getClass());
    }

    T negate(T value);

    T absolute(T value);

    /** Makes the failure of a division by zero. */
    static ExprException divisionByZero() {
        return ExprException.failed(SqlState.DIVISION_BY_ZERO, "division by zero.");
    }
}
