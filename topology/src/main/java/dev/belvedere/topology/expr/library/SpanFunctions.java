package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.Days;
import dev.belvedere.topology.expr.value.Interval;
import dev.belvedere.topology.expr.value.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What can be done with the difference of two timestamps, which is an interval, and with multiples of intervals. */
public final class SpanFunctions {

    private static final int DIGITS = 20;

    /** {@code EXTRACT(EPOCH FROM later - earlier)}: takes the name of the part and the times. */
    public static final ScalarFunction EXTRACT = Definition.named("SPAN_PART")
            .arguments(3)
            .typedBy((function, arguments) -> {
                if (!isOfTimes(arguments)) {
                    return TimeFunctions.EXTRACT.call(arguments.get(0), difference(arguments));
                }
                int scale = part(arguments.get(0)).scale();
                return typed(function, arguments, SqlType.decimal(DIGITS + scale, scale));
            })
            .computedBy((call, arguments) -> {
                Span.Part part = part(call.arguments().get(0));
                return Strict.ternary(arguments, (name, later, earlier) -> Span.part(between(earlier, later), part));
            });

    /** {@code DATE_PART('epoch', later - earlier)}: the same in double precision. */
    public static final ScalarFunction DATE_PART = Definition.named("SPAN_PART_AS_FRACTION")
            .arguments(3)
            .typedBy((function, arguments) -> isOfTimes(arguments)
                    ? typed(function, arguments, SqlType.DOUBLE)
                    : TimeFunctions.DATE_PART.call(arguments.get(0), difference(arguments)))
            .computedBy((call, arguments) -> {
                Span.Part part = part(call.arguments().get(0));
                return Strict.ternary(
                        arguments, (name, later, earlier) -> Span.fraction(between(earlier, later), part));
            });

    /** The microseconds between a later and an earlier time, by which spans are compared. */
    public static final ScalarFunction MICROSECONDS = Definition.named("SPAN")
            .arguments(2)
            .typedBy((function, arguments) ->
                    Expr.Call.strict(function, times(arguments.get(0), arguments.get(1)), SqlType.BIGINT))
            .binary((later, earlier) -> between(earlier, later));

    /** Takes a literal interval; gives its microseconds, in which a month has 30 days. */
    public static final ScalarFunction LENGTH = Definition.named("INTERVAL_LENGTH")
            .arguments(1)
            .typedBy((function, arguments) -> new Expr.Literal(
                    Interval.parse(LiteralArguments.unit(arguments.get(0))).length(), SqlType.BIGINT))
            .computedBy((call, arguments) -> {
                throw new IllegalStateException("the length of a literal interval is a literal");
            });

    /** Takes a time, a literal interval and how often it is added. */
    public static final ScalarFunction AFTER_TIMES = Definition.named("AFTER_TIMES")
            .arguments(3)
            .typedBy((function, arguments) -> after(function, arguments))
            .computedBy((call, arguments) -> {
                Interval interval =
                        Interval.parse(LiteralArguments.unit(call.arguments().get(1)));
                return Strict.ternary(arguments, (time, written, times) -> {
                    Interval product = interval.times(((Number) times).doubleValue());
                    return time instanceof Instant moment ? product.after(moment) : product.after((LocalDateTime) time);
                });
            });

    /** Takes a literal interval, a time and the beginning of an interval; gives the beginning of the interval that the time is in. */
    static final ScalarFunction DATE_BIN = Definition.function("DATE_BIN")
            .arguments(3)
            .typedBy(SpanFunctions::bin)
            .computedBy((call, arguments) -> {
                Interval width =
                        Interval.parse(LiteralArguments.unit(call.arguments().get(0)));
                return Strict.ternary(arguments, (written, time, origin) -> bin(width, time, origin));
            });

    static final List<ScalarFunction> ALL = List.of(DATE_BIN);

    private SpanFunctions() {}

    private static Expr bin(Expr.Operation function, List<Expr> arguments) {
        Interval width = Interval.parse(LiteralArguments.unit(arguments.get(0)));
        if (width.months() != 0 || width.length() <= 0) {
            throw ExprException.unsupported(
                    "DATE_BIN takes an interval of days and shorter units that is more than zero, as in PostgreSQL.");
        }
        Expr time = Coercion.beside(arguments.get(1), arguments.get(2));
        Expr origin = Coercion.beside(arguments.get(2), arguments.get(1));
        if (!time.type().equals(origin.type()) || (!isMoment(time) && !isTimestamp(time))) {
            throw ExprException.unsupported("DATE_BIN takes two timestamps of one type, and these are " + time.type()
                    + " and " + origin.type() + ". Write CAST(… AS TIMESTAMP).");
        }
        return Expr.Call.strict(function, List.of(arguments.get(0), time, origin), time.type());
    }

    private static Object bin(Interval width, Object time, Object origin) {
        if (Days.isInfinite(clock(time))) {
            return time;
        }
        if (Days.isInfinite(clock(origin))) {
            throw ExprException.failed(
                    SqlState.DATETIME_FIELD_OVERFLOW, "the origin of DATE_BIN must not be infinite.");
        }
        long into = Math.floorMod(Span.between(clock(origin), clock(time)), width.length());
        LocalDateTime beginning = Days.inRange(clock(time).minus(into, ChronoUnit.MICROS));
        return time instanceof Instant ? Days.moment(beginning) : beginning;
    }

    /** Whether the difference is one of times, and not of a date and a number. */
    private static boolean isOfTimes(List<Expr> arguments) {
        return arguments.stream().skip(1).noneMatch(argument -> Types.isNumber(argument.type()));
    }

    private static Expr difference(List<Expr> arguments) {
        return ArithmeticFunctions.MINUS.call(arguments.get(1), arguments.get(2));
    }

    private static Span.Part part(Expr name) {
        return Span.Part.named(LiteralArguments.unit(name));
    }

    private static Expr typed(Expr.Operation function, List<Expr> arguments, SqlType result) {
        Span.Part part = part(arguments.get(0));
        List<Expr> times = times(arguments.get(1), arguments.get(2));
        List<Expr> all = List.of(Literals.text(part.name()), times.get(0), times.get(1));
        boolean nullable = !part.isMonotonic() || all.stream().anyMatch(Expr::nullable);
        return new Expr.Call(function, all, result, nullable);
    }

    private static List<Expr> times(Expr later, Expr earlier) {
        Expr first = Coercion.beside(later, earlier);
        Expr second = Coercion.beside(earlier, later);
        if (isMoment(first) && isMoment(second)) {
            return List.of(first, second);
        }
        boolean timestamp = isTimestamp(first) || isTimestamp(second);
        if (!timestamp || !Types.isDay(first.type()) || !Types.isDay(second.type())) {
            throw ExprException.unsupported("the difference of " + later.type() + " and " + earlier.type()
                    + " is not that of two timestamps. Cast both to timestamp; two dates differ by a number of days.");
        }
        return List.of(Casts.cast(first, SqlType.TIMESTAMP), Casts.cast(second, SqlType.TIMESTAMP));
    }

    private static boolean isMoment(Expr time) {
        return time.type().kind() == Kind.TIMESTAMPTZ;
    }

    private static boolean isTimestamp(Expr time) {
        return time.type().kind() == Kind.TIMESTAMP;
    }

    private static long between(Object earlier, Object later) {
        return Span.between(clock(earlier), clock(later));
    }

    private static LocalDateTime clock(Object time) {
        return time instanceof Instant moment ? Days.inUtc(moment) : (LocalDateTime) time;
    }

    private static Expr after(Expr.Operation function, List<Expr> arguments) {
        Expr times = Coercion.as(arguments.get(2), SqlType.INTEGER);
        if (times.type().kind() != Kind.INTEGER && times.type().kind() != Kind.BIGINT) {
            throw ExprException.unsupported(
                    "an interval is multiplied by an integer, and this is " + times.type() + ". Write a smaller unit.");
        }
        Expr once = TimeFunctions.AFTER.call(arguments.get(0), arguments.get(1));
        return Expr.Call.strict(
                function, List.of(Casts.cast(arguments.get(0), once.type()), arguments.get(1), times), once.type());
    }
}
