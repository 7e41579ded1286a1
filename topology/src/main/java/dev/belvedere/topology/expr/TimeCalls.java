package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;

/** Makes calls of the functions of dates and timestamps. */
final class TimeCalls {

    private TimeCalls() {}

    /** Of an infinite time, PostgreSQL gives NULL for what comes round again. */
    static Expr extract(Expr field, Expr time) {
        TimeField named = TimeField.named(nameIn(field));
        refuseOtherThanDays("EXTRACT", time);
        if (time.type().kind() == Kind.DATE && named.isWithinDay()) {
            throw ExprException.unsupported("a date has no " + named + ".");
        }
        return new Expr.Call(
                Operation.EXTRACT,
                List.of(new Expr.Literal(named.name(), SqlType.VARCHAR), time),
                named.type(time.type()),
                time.nullable() || !named.isMonotonic());
    }

    /** The type stays: the beginning of a date's unit is a date. */
    static Expr truncate(Expr unit, Expr time) {
        TimeUnit named = TimeUnit.named(nameIn(unit));
        refuseOtherThanDays("FLOOR … TO and date_trunc", time);
        if (time.type().kind() == Kind.DATE && named.isWithinDay()) {
            throw ExprException.unsupported("a date has no " + named + ".");
        }
        return new Expr.Call(
                Operation.TRUNCATE,
                List.of(new Expr.Literal(named.name(), SqlType.VARCHAR), time),
                time.type(),
                time.nullable());
    }

    private static String nameIn(Expr literal) {
        if (literal instanceof Expr.Literal text && text.value() instanceof String name) {
            return name;
        }
        throw ExprException.unsupported("a unit of time is written as a literal, like 'month'.");
    }

    private static void refuseOtherThanDays(String function, Expr time) {
        if (time.type().kind() == Kind.TIMESTAMPTZ) {
            throw ExprException.unsupported(
                    function
                            + " of a timestamp with time zone depends on the session's time zone. Keep a timestamp without time zone in the table.");
        }
        if (!Types.isDay(time.type()) || Untyped.is(time)) {
            throw ExprException.unsupported(
                    function + " takes a date or a timestamp, and this is " + time.type() + ".");
        }
    }

    /** Dates and days: what arithmetic there is besides that of numbers. */
    static Expr arithmetic(Operation operation, Expr left, Expr right) {
        boolean plus = operation == Operation.PLUS;
        if ((plus || operation == Operation.MINUS) && is(left, Kind.DATE) && is(right, Kind.INTEGER)) {
            return call(operation, left, right, SqlType.DATE);
        }
        if (plus && is(left, Kind.INTEGER) && is(right, Kind.DATE)) {
            return call(operation, right, left, SqlType.DATE);
        }
        if (operation == Operation.MINUS && is(left, Kind.DATE) && is(right, Kind.DATE)) {
            return call(operation, left, right, SqlType.INTEGER);
        }
        throw ExprException.unsupported("there is no " + operation + " of " + left.type() + " and " + right.type()
                + ". Arithmetic is of numbers, date ± integer and date - date; intervals are not supported.");
    }

    private static boolean is(Expr expression, Kind kind) {
        return expression.type().kind() == kind;
    }

    private static Expr call(Operation operation, Expr left, Expr right, SqlType type) {
        List<Expr> arguments = List.of(left, right);
        return new Expr.Call(operation, arguments, type, Types.anyNullable(arguments));
    }
}
