package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType.Kind;
import java.time.LocalDate;

/** Days counted from a date, and between two. */
final class DateArithmetic {

    private DateArithmetic() {}

    static Strict.Binary of(Expr.Call call) {
        if (call.type().kind() == Kind.INTEGER) {
            return (left, right) -> between((LocalDate) right, (LocalDate) left);
        }
        return call.operation() == Operation.PLUS
                ? (left, right) -> later((LocalDate) left, (Integer) right)
                : (left, right) -> later((LocalDate) left, -(long) (Integer) right);
    }

    private static LocalDate later(LocalDate date, long days) {
        return Days.isInfinite(date) ? date : Days.inRange(date.plusDays(days));
    }

    private static Object between(LocalDate from, LocalDate to) {
        if (Days.isInfinite(from) || Days.isInfinite(to)) {
            throw ExprException.failed("infinite dates cannot be subtracted.");
        }
        return (int) (to.toEpochDay() - from.toEpochDay());
    }
}
