package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.DateArithmetic;
import dev.belvedere.topology.expr.value.Days;
import dev.belvedere.topology.expr.value.TimeField;
import dev.belvedere.topology.expr.value.TimePattern;
import dev.belvedere.topology.expr.value.TimeUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Functions of dates and timestamps. */
public final class TimeFunctions {

    /** Takes the name of a field and a date, a timestamp or an interval. NULL for an infinite time, if the field is one that comes round again. */
    public static final ScalarFunction EXTRACT = Definition.named("EXTRACT")
            .arguments(2)
            .typedBy((function, arguments) -> IntervalParts.isInterval(arguments.get(1))
                    ? IntervalParts.EXTRACT.call(arguments)
                    : extract(function, arguments.get(0), arguments.get(1)))
            .computedBy(TimeFunctions::extract);

    /** Takes the name of a unit and a date, a timestamp or an interval, which keeps its type. */
    public static final ScalarFunction TRUNCATE = Definition.named("TRUNCATE")
            .arguments(2)
            .typedBy((function, arguments) -> IntervalParts.isInterval(arguments.get(1))
                    ? IntervalParts.TRUNCATE.call(arguments)
                    : truncate(function, arguments.get(0), arguments.get(1)))
            .computedBy(TimeFunctions::truncate);

    /** {@code date_trunc} in a session whose time zone is UTC: a date becomes a moment. */
    public static final ScalarFunction TRUNCATE_IN_UTC = Definition.named("TRUNCATE_IN_UTC")
            .arguments(2)
            .typedBy((function, arguments) -> truncateInUtc(function, arguments.get(0), arguments.get(1)))
            .computedBy(TimeFunctions::truncateInUtc);

    static final ScalarFunction DATE_PART = Definition.function("DATE_PART")
            .arguments(2)
            .typedBy((function, arguments) -> IntervalParts.isInterval(arguments.get(1))
                    ? IntervalParts.DATE_PART.call(arguments)
                    : part(function, arguments.get(0), arguments.get(1)))
            .computedBy((call, arguments) -> part(call, arguments.get(1)));

    static final List<ScalarFunction> ALL = List.of(
            EXTRACT,
            TRUNCATE,
            Definition.function("DATE_TRUNC")
                    .arguments(2)
                    .typedBy((function, arguments) -> TRUNCATE.call(arguments.get(0), timestamp(arguments.get(1))))
                    .computedBy(TimeFunctions::truncate),
            DATE_PART,
            Definition.function("MAKE_DATE")
                    .takes(SqlType.INTEGER, SqlType.INTEGER, SqlType.INTEGER)
                    .gives(SqlType.DATE)
                    .ternary((year, month, day) -> DateArithmetic.date((Integer) year, (Integer) month, (Integer) day)),
            Definition.function("TO_CHAR")
                    .arguments(2)
                    .typedBy((function, arguments) -> NumberTexts.isNumber(arguments.get(0))
                            ? NumberTexts.WRITTEN.call(arguments)
                            : written(function, arguments.get(0), arguments.get(1)))
                    .computedBy(TimeFunctions::written));

    // PostgreSQL computes these in double precision, and rounds on the way.
    private static final Set<TimeField> IN_FRACTIONS =
            EnumSet.of(TimeField.SECOND, TimeField.MILLISECONDS, TimeField.EPOCH);

    private TimeFunctions() {}

    private static Expr extract(Expr.Operation function, Expr name, Expr time) {
        TimeField field = TimeField.named(LiteralArguments.unit(name));
        refuseOtherThanDays("EXTRACT", time);
        refusePartOfDate(time, field.isWithinDay(), field);
        return new Expr.Call(
                function,
                List.of(Literals.text(field.name()), time),
                field.type(time.type()),
                time.nullable() || !field.isMonotonic());
    }

    private static Expr truncate(Expr.Operation function, Expr name, Expr time) {
        TimeUnit unit = TimeUnit.named(LiteralArguments.unit(name));
        refuseOtherThanDays("FLOOR … TO and date_trunc", time);
        refusePartOfDate(time, unit.isWithinDay(), unit);
        return Expr.Call.strict(function, List.of(Literals.text(unit.name()), time), time.type());
    }

    /** A field as a binary fraction. */
    private static Expr part(Expr.Operation function, Expr name, Expr time) {
        Expr field = EXTRACT.call(name, time);
        TimeField kind = TimeField.named(LiteralArguments.unit(name));
        if (time.type().kind() == Kind.DATE || !IN_FRACTIONS.contains(kind)) {
            return Casts.cast(field, SqlType.DOUBLE);
        }
        return new Expr.Call(function, List.of(Literals.text(kind.name()), time), SqlType.DOUBLE, true);
    }

    private static Evaluator part(Expr.Call call, Evaluator time) {
        TimeField field =
                TimeField.valueOf(LiteralArguments.unit(call.arguments().get(0)));
        return Strict.unary(time, value -> field.asFraction((LocalDateTime) value));
    }

    private static Expr written(Expr.Operation function, Expr time, Expr pattern) {
        String text = LiteralArguments.pattern(pattern);
        if (IntervalParts.isInterval(time)) {
            throw ExprException.unsupported(
                    "TO_CHAR of an interval is not supported. Cast it to text, or write its parts" + " by EXTRACT.");
        }
        refuseOtherThanDays("TO_CHAR", time);
        if (TimePattern.parse(text).hasTimeOfDay() && time.type().kind() == Kind.DATE) {
            throw ExprException.unsupported("a date has no time of day. Write TO_CHAR(CAST(… AS TIMESTAMP), …).");
        }
        List<Expr> arguments = List.of(Casts.cast(time, SqlType.TIMESTAMP), Literals.text(text));
        return new Expr.Call(function, arguments, SqlType.VARCHAR, true);
    }

    /** An infinite time has no text, and neither has an empty pattern. */
    private static Evaluator written(Expr.Call call, List<Evaluator> arguments) {
        String text = LiteralArguments.unit(call.arguments().get(1));
        TimePattern pattern = TimePattern.parse(text);
        return Strict.unary(
                arguments,
                time -> text.isEmpty() || Days.isInfinite((LocalDateTime) time)
                        ? null
                        : pattern.format((LocalDateTime) time));
    }

    private static Expr truncateInUtc(Expr.Operation function, Expr name, Expr time) {
        TimeUnit unit = TimeUnit.named(LiteralArguments.unit(name));
        if (time.type().kind() != Kind.DATE && time.type().kind() != Kind.TIMESTAMPTZ) {
            return TRUNCATE.call(name, time);
        }
        return Expr.Call.strict(function, List.of(Literals.text(unit.name()), time), SqlType.TIMESTAMPTZ);
    }

    /** An infinite time is the beginning of itself. */
    private static Evaluator truncateInUtc(Expr.Call call, List<Evaluator> arguments) {
        TimeUnit unit = TimeUnit.valueOf(LiteralArguments.unit(call.arguments().get(0)));
        return Strict.unary(arguments.get(1), value -> {
            LocalDateTime time = value instanceof LocalDate date ? Days.startOf(date) : Days.inUtc((Instant) value);
            return Days.moment(unit.truncate(time));
        });
    }

    private static Expr timestamp(Expr time) {
        if (time.type().kind() == Kind.DATE) {
            throw ExprException.unsupported("date_trunc of a date is a timestamp with time zone in PostgreSQL, in the"
                    + " session's time zone. Write date_trunc('…', CAST(… AS TIMESTAMP)); or, if the views are those"
                    + " of sessions in UTC, set sql.time-zone: UTC.");
        }
        return time;
    }

    private static void refusePartOfDate(Expr time, boolean withinDay, Object part) {
        if (time.type().kind() == Kind.DATE && withinDay) {
            throw ExprException.unsupported("a date has no " + part + ".");
        }
    }

    private static void refuseOtherThanDays(String function, Expr time) {
        if (time.type().kind() == Kind.TIMESTAMPTZ) {
            throw ExprException.unsupported(function
                    + " of a timestamp with time zone depends on the session's time zone. Keep a timestamp"
                    + " without time zone in the table.");
        }
        if (!Types.isDay(time.type()) || Literals.isUntyped(time)) {
            throw ExprException.unsupported(function + " takes a date, a timestamp or an interval, and this is "
                    + time.type() + (Types.isNumber(time.type()) ? "; two dates differ by a number of days." : "."));
        }
    }

    private static Evaluator extract(Expr.Call call, List<Evaluator> arguments) {
        TimeField field =
                TimeField.valueOf(LiteralArguments.unit(call.arguments().get(0)));
        SqlType type = call.arguments().get(1).type();
        int scale = field.scaleFor(type);
        return Strict.unary(
                arguments.get(1),
                type.kind() == Kind.DATE
                        ? value -> field.of((LocalDate) value, scale)
                        : value -> field.of((LocalDateTime) value, scale));
    }

    private static Evaluator truncate(Expr.Call call, List<Evaluator> arguments) {
        TimeUnit unit = TimeUnit.valueOf(LiteralArguments.unit(call.arguments().get(0)));
        return Strict.unary(
                arguments.get(1),
                call.type().kind() == Kind.DATE
                        ? value -> unit.truncate((LocalDate) value)
                        : value -> unit.truncate((LocalDateTime) value));
    }
}
