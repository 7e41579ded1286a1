package dev.belvedere.topology.expr.function;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.math.BigDecimal;

/** Admits divisors that are never zero: a division by zero would fail for a row that is already in the table. */
public final class Divisor {

    private Divisor() {}

    public static void check(Expr divisor) {
        if (isZero(divisor)) {
            throw ExprException.unsupported("this divides by zero.");
        }
        if (!neverZero(divisor)) {
            throw ExprException.unsupported("the divisor may be zero, and in PostgreSQL the query would then fail."
                    + " Write NULLIF(divisor, 0), which gives NULL for such a row.");
        }
    }

    /** Whether the expression is known never to be zero; NULL is not zero. */
    static boolean neverZero(Expr expression) {
        return expression.fold(new Expr.Cases<>(
                input -> false,
                literal -> !isZero(literal),
                call -> call.operation().isNeverZero(call)));
    }

    static boolean isZero(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() != null && isZero(literal.value());
    }

    static boolean isZero(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.signum() == 0
                : value instanceof Number number && number.doubleValue() == 0;
    }
}
