package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.value.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times that are neither parts of them nor texts: which of them are infinite, and which periods overlap. */
final class PeriodFunctions {

    static final List<ScalarFunction> ALL = List.of(
            // DATE(time), which is a cast
            Definition.function("DATE")
                    .arguments(1)
                    .typedBy((function, arguments) ->
                            Casts.cast(Coercion.as(arguments.get(0), SqlType.DATE), SqlType.DATE))
                    .computedBy((call, arguments) -> arguments.get(0)),
            Definition.function("ISFINITE")
                    .arguments(1)
                    .typedBy((function, arguments) ->
                            Expr.Call.strict(function, List.of(time(arguments.get(0))), SqlType.BOOLEAN))
                    .unary(PeriodFunctions::isFinite),
            Definition.function("OVERLAPS")
                    .arguments(4)
                    .typedBy(PeriodFunctions::overlap)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> PeriodFunctions.overlap(arguments)));

    private PeriodFunctions() {}

    private static Expr time(Expr time) {
        if (Literals.isUntyped(time)
                || (!Types.isDay(time.type())
                        && time.type().kind() != Kind.TIMESTAMPTZ
                        && time.type().kind() != Kind.INTERVAL)) {
            throw ExprException.unsupported(
                    "ISFINITE takes a date, a timestamp or an interval, and this is " + time.type() + ".");
        }
        return time;
    }

    private static boolean isFinite(Object time) {
        if (time instanceof LocalDate date) {
            return !Days.isInfinite(date);
        }
        if (time instanceof Interval interval) {
            return !interval.isInfinite();
        }
        return !Days.isInfinite(time instanceof Instant moment ? Days.inUtc(moment) : (LocalDateTime) time);
    }

    /** Takes the beginning and the end of two periods. Dates are their midnights, in whatever time zone. */
    private static Expr overlap(Expr.Operation function, List<Expr> arguments) {
        SqlType common = Coercion.commonType(arguments);
        SqlType type = common.kind() == Kind.DATE || common.kind() == Kind.VARCHAR ? SqlType.TIMESTAMP : common;
        List<Expr> times = new ArrayList<>();
        for (Expr argument : arguments) {
            Expr time = Coercion.as(argument, type);
            boolean fits = type.kind() == Kind.TIMESTAMP
                    ? Types.isDay(time.type())
                    : time.type().equals(type);
            if (!fits || (type.kind() != Kind.TIMESTAMP && type.kind() != Kind.TIMESTAMPTZ)) {
                throw ExprException.unsupported(
                        "OVERLAPS compares dates or timestamps of one type, and this is " + argument.type() + ".");
            }
            times.add(Casts.cast(time, type));
        }
        return new Expr.Call(function, times, SqlType.BOOLEAN, true);
    }

    private static Evaluator overlap(List<Evaluator> arguments) {
        return row -> overlap(
                arguments.get(0).evaluate(row),
                arguments.get(1).evaluate(row),
                arguments.get(2).evaluate(row),
                arguments.get(3).evaluate(row));
    }

    /** After {@code overlaps_timestamp} of timestamp.c. Ends may be in either order; one that is NULL leaves open what depends on it. */
    private static @Nullable Boolean overlap(
            @Nullable Object start, @Nullable Object end, @Nullable Object otherStart, @Nullable Object otherEnd) {
        Object first = least(start, end);
        Object second = least(otherStart, otherEnd);
        if (first == null || second == null) {
            return null;
        }
        Object last = start == null || end == null ? null : greatest(start, end);
        Object otherLast = otherStart == null || otherEnd == null ? null : greatest(otherStart, otherEnd);
        int order = compare(first, second);
        if (order == 0) {
            return (last == null || otherLast == null) ? null : Boolean.TRUE;
        }
        Object endOfEarlier = order > 0 ? otherLast : last;
        Object endOfLater = order > 0 ? last : otherLast;
        if (endOfEarlier == null) {
            return null;
        }
        if (compare(order > 0 ? first : second, endOfEarlier) < 0) {
            return true;
        }
        return endOfLater == null ? null : Boolean.FALSE;
    }

    private static @Nullable Object least(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return compare(left, right) <= 0 ? left : right;
    }

    private static Object greatest(Object left, Object right) {
        return compare(left, right) >= 0 ? left : right;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
