package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;

/** Admits divisors that are never zero: a division by zero would fail for a row that is already in the table. */
final class Divisor {

    private Divisor() {}

    static void check(Expr divisor) {
        if (isZero(divisor)) {
            throw ExprException.unsupported("this divides by zero.");
        }
        if (!neverZero(divisor)) {
            throw ExprException.unsupported("the divisor may be zero, and in PostgreSQL the query would then fail."
                    + " Write NULLIF(divisor, 0), which gives NULL for such a row.");
        }
    }

    private static boolean neverZero(Expr expression) {
        return expression.fold(new Expr.Cases<>(input -> false, literal -> !isZero(literal), Divisor::neverZero));
    }

    private static boolean neverZero(Expr.Call call) {
        return switch (call.operation()) {
            case NULLIF -> isZero(call.arguments().get(1));
            case NEGATE, ABS -> neverZero(call.arguments().get(0));
            case COALESCE -> call.arguments().stream().allMatch(Divisor::neverZero);
            case TIMES ->
                !Types.isBinaryFraction(call.type())
                        && call.arguments().stream().allMatch(Divisor::neverZero);
            case CAST -> widens(call) && neverZero(call.arguments().get(0));
            default -> false;
        };
    }

    /** A cast after which a number other than zero is still one. */
    private static boolean widens(Expr.Call cast) {
        Kind from = cast.arguments().get(0).type().kind();
        boolean integer = from == Kind.INTEGER || from == Kind.BIGINT;
        return integer || Types.isBinaryFraction(cast.type());
    }

    private static boolean isZero(Expr expression) {
        if (!(expression instanceof Expr.Literal literal)) {
            return false;
        }
        return literal.value() instanceof BigDecimal decimal
                ? decimal.signum() == 0
                : literal.value() instanceof Number number && number.doubleValue() == 0;
    }
}
