package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.value.DateArithmetic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The forms of {@code +} and {@code -} that take dates. */
final class DateFunctions {

    private DateFunctions() {}

    /** Types {@code date + integer} and {@code integer + date}; empty for other types. */
    static Optional<Expr> plus(Expr.Operation function, List<Expr> arguments) {
        return daysLater(function, arguments.get(0), arguments.get(1))
                .or(() -> daysLater(function, arguments.get(1), arguments.get(0)));
    }

    private static Optional<Expr> daysLater(Expr.Operation function, Expr date, Expr days) {
        Expr typedDays = Coercion.beside(days, date);
        return is(date, Kind.DATE) && is(typedDays, Kind.INTEGER)
                ? Optional.of(Expr.Call.strict(function, List.of(date, typedDays), SqlType.DATE))
                : Optional.empty();
    }

    /** Types {@code date - integer} and {@code date - date}; empty for other types. */
    static Optional<Expr> minus(Expr.Operation function, List<Expr> arguments) {
        Expr left = Coercion.beside(arguments.get(0), arguments.get(1));
        Expr right = Coercion.beside(arguments.get(1), arguments.get(0));
        if (!is(left, Kind.DATE)) {
            return Optional.empty();
        }
        return is(right, Kind.DATE)
                ? Optional.of(Expr.Call.strict(function, List.of(left, right), SqlType.INTEGER))
                : daysLater(function, left, right);
    }

    private static boolean is(Expr expression, Kind kind) {
        return expression.type().kind() == kind;
    }

    static Evaluator plus(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call, arguments, (date, days) -> DateArithmetic.plusDays((LocalDate) date, (Integer) days));
    }

    static Evaluator minus(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                call.type().kind() == Kind.INTEGER
                        ? (left, right) -> DateArithmetic.daysBetween((LocalDate) right, (LocalDate) left)
                        : (date, days) -> DateArithmetic.plusDays((LocalDate) date, -(long) (Integer) days));
    }
}
