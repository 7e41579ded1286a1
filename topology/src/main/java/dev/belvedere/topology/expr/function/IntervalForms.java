package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.interval.IntervalArithmetic;
import dev.belvedere.topology.expr.interval.LaterTimes;
import dev.belvedere.topology.expr.value.Days;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The forms of arithmetic operators that take or give intervals. */
final class IntervalForms {

    private static final Set<String> ARITHMETIC = Set.of("PLUS", "MINUS", "TIMES", "DIVIDE", "NEGATE");

    private IntervalForms() {}

    /** Types {@code interval + interval}, and {@code time + interval} in either order; empty for other types. */
    static Optional<Expr> plus(Expr.Operation function, List<Expr> arguments) {
        Expr left = added(arguments.get(0), arguments.get(1));
        Expr right = added(arguments.get(1), arguments.get(0));
        if (is(left, Kind.INTERVAL) && is(right, Kind.INTERVAL)) {
            return Optional.of(Expr.Call.strict(function, List.of(left, right), SqlType.INTERVAL));
        }
        return moved(function, left, right).or(() -> moved(function, right, left));
    }

    /** A text beside a timestamp is an interval, because no two times are added; and so it is beside an interval. */
    private static Expr added(Expr operand, Expr other) {
        boolean interval = is(other, Kind.TIMESTAMP) || is(other, Kind.TIMESTAMPTZ) || is(other, Kind.INTERVAL);
        return interval ? Coercion.as(operand, SqlType.INTERVAL) : operand;
    }

    /** Types {@code interval - interval}, {@code time - interval} and {@code time - time}; empty for other types. */
    static Optional<Expr> minus(Expr.Operation function, List<Expr> arguments) {
        Expr left = Coercion.beside(arguments.get(0), arguments.get(1));
        Expr right = Coercion.beside(arguments.get(1), arguments.get(0));
        if (is(right, Kind.INTERVAL) && !is(left, Kind.INTERVAL)) {
            return moved(function, left, right);
        }
        boolean alike = left.type().equals(right.type());
        boolean timestamps = Types.isDay(left.type()) && Types.isDay(right.type());
        if (timestamps && (!alike || is(left, Kind.TIMESTAMP))) {
            return Optional.of(
                    difference(function, Casts.cast(left, SqlType.TIMESTAMP), Casts.cast(right, SqlType.TIMESTAMP)));
        }
        return alike && (is(left, Kind.INTERVAL) || is(left, Kind.TIMESTAMPTZ) || is(left, Kind.TIME))
                ? Optional.of(difference(function, left, right))
                : Optional.empty();
    }

    private static Expr difference(Expr.Operation function, Expr left, Expr right) {
        return Expr.Call.strict(function, List.of(left, right), SqlType.INTERVAL);
    }

    private static Optional<Expr> moved(Expr.Operation function, Expr time, Expr interval) {
        if (!is(interval, Kind.INTERVAL) || Literals.isUntyped(time)) {
            return Optional.empty();
        }
        return switch (time.type().kind()) {
            case DATE, TIMESTAMP ->
                Optional.of(Expr.Call.strict(
                        function, List.of(Casts.cast(time, SqlType.TIMESTAMP), interval), SqlType.TIMESTAMP));
            case TIME -> Optional.of(Expr.Call.strict(function, List.of(time, interval), SqlType.TIME));
            case TIMESTAMPTZ -> {
                refuseUnlessFixed(interval);
                yield Optional.of(Expr.Call.strict(function, List.of(time, interval), SqlType.TIMESTAMPTZ));
            }
            default -> Optional.empty();
        };
    }

    private static void refuseUnlessFixed(Expr interval) {
        if (!isFixed(interval)) {
            throw ExprException.unsupported(
                    "how long a day or a month after a timestamp with time zone is depends on the session's time zone."
                            + " Write hours; or, if the views are those of sessions in UTC, set sql.time-zone: UTC.");
        }
    }

    /** Whether it is known that the interval has neither months nor days. Multiples of hours have none. */
    private static boolean isFixed(Expr interval) {
        if (interval instanceof Expr.Literal literal) {
            return !(literal.value() instanceof Interval value) || value.isFixed();
        }
        return interval instanceof Expr.Call call
                && call.arguments().stream().anyMatch(argument -> is(argument, Kind.INTERVAL))
                && ARITHMETIC.contains(call.operation().toString())
                && call.arguments().stream()
                        .filter(argument -> is(argument, Kind.INTERVAL))
                        .allMatch(IntervalForms::isFixed);
    }

    /** Types the product of an interval and a number, in either order; empty for other types. */
    static Optional<Expr> times(Expr.Operation function, List<Expr> arguments) {
        return scaled(function, arguments.get(0), arguments.get(1))
                .or(() -> scaled(function, arguments.get(1), arguments.get(0)));
    }

    /** Types {@code interval / number}; empty for other types. */
    static Optional<Expr> divide(Expr.Operation function, List<Expr> arguments) {
        return scaled(function, arguments.get(0), arguments.get(1));
    }

    private static Optional<Expr> scaled(Expr.Operation function, Expr interval, Expr factor) {
        boolean scales = Types.isNumber(factor.type()) || Literals.isUntyped(factor);
        return is(interval, Kind.INTERVAL) && scales
                ? Optional.of(Expr.Call.strict(
                        function, List.of(interval, Casts.cast(factor, SqlType.DOUBLE)), SqlType.INTERVAL))
                : Optional.empty();
    }

    /** Whether a call of an operator takes or gives an interval. */
    static boolean isIn(Expr.Call call) {
        return call.type().kind() == Kind.INTERVAL
                || call.arguments().stream().anyMatch(argument -> is(argument, Kind.INTERVAL));
    }

    static Evaluator plus(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                (left, right) -> left instanceof Interval interval
                        ? IntervalArithmetic.add(interval, (Interval) right)
                        : later(left, (Interval) right));
    }

    static Evaluator minus(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                (left, right) -> right instanceof Interval interval ? earlier(left, interval) : between(right, left));
    }

    private static Object later(Object time, Interval interval) {
        if (time instanceof Instant moment) {
            return LaterTimes.after(moment, interval);
        }
        return time instanceof LocalTime clock
                ? LaterTimes.after(clock, interval)
                : LaterTimes.after((LocalDateTime) time, interval);
    }

    private static Object earlier(Object from, Interval interval) {
        if (from instanceof Interval whole) {
            return IntervalArithmetic.subtract(whole, interval);
        }
        return from instanceof LocalTime clock
                ? LaterTimes.before(clock, interval)
                : later(from, IntervalArithmetic.negate(interval));
    }

    private static Interval between(Object earlier, Object later) {
        if (earlier instanceof LocalTime clock) {
            return LaterTimes.between(clock, (LocalTime) later);
        }
        return earlier instanceof Instant moment
                ? LaterTimes.between(Days.inUtc(moment), Days.inUtc((Instant) later))
                : LaterTimes.between((LocalDateTime) earlier, (LocalDateTime) later);
    }

    static Evaluator times(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                (interval, factor) -> IntervalArithmetic.multiply((Interval) interval, (Double) factor));
    }

    static Evaluator divide(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                (interval, divisor) -> IntervalArithmetic.divide((Interval) interval, (Double) divisor));
    }

    private static boolean is(Expr expression, Kind kind) {
        return expression.type().kind() == kind;
    }
}
