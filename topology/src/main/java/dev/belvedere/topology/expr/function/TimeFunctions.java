package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.value.TimeField;
import dev.belvedere.topology.expr.value.TimeUnit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Functions of dates and timestamps. */
public final class TimeFunctions {

    /** Takes the name of a field and a date or timestamp. NULL for an infinite time, if the field is one that comes round again. */
    public static final ScalarFunction EXTRACT = Definition.named("EXTRACT")
            .arguments(2)
            .typedBy((function, arguments) -> extract(function, arguments.get(0), arguments.get(1)))
            .computedBy(TimeFunctions::extract);

    /** Takes the name of a unit and a date or timestamp, which keeps its type. */
    public static final ScalarFunction TRUNCATE = Definition.named("TRUNCATE")
            .arguments(2)
            .typedBy((function, arguments) -> truncate(function, arguments.get(0), arguments.get(1)))
            .computedBy(TimeFunctions::truncate);

    static final List<ScalarFunction> ALL = List.of(
            EXTRACT,
            TRUNCATE,
            Definition.function("DATE_TRUNC")
                    .arguments(2)
                    .typedBy((function, arguments) -> TRUNCATE.call(arguments.get(0), timestamp(arguments.get(1))))
                    .computedBy(TimeFunctions::truncate));

    private TimeFunctions() {}

    private static Expr extract(Expr.Operation function, Expr name, Expr time) {
        TimeField field = TimeField.named(text(name));
        refuseOtherThanDays("EXTRACT", time);
        refusePartOfDate(time, field.isWithinDay(), field);
        return new Expr.Call(
                function,
                List.of(Literals.text(field.name()), time),
                field.type(time.type()),
                time.nullable() || !field.isMonotonic());
    }

    private static Expr truncate(Expr.Operation function, Expr name, Expr time) {
        TimeUnit unit = TimeUnit.named(text(name));
        refuseOtherThanDays("FLOOR … TO and date_trunc", time);
        refusePartOfDate(time, unit.isWithinDay(), unit);
        return Expr.Call.strict(function, List.of(Literals.text(unit.name()), time), time.type());
    }

    private static Expr timestamp(Expr time) {
        if (time.type().kind() == Kind.DATE) {
            throw ExprException.unsupported("date_trunc of a date is a timestamp with time zone in PostgreSQL, in the"
                    + " session's time zone. Write date_trunc('…', CAST(… AS TIMESTAMP)).");
        }
        return time;
    }

    private static String text(Expr literal) {
        if (literal instanceof Expr.Literal text && text.value() instanceof String name) {
            return name;
        }
        throw ExprException.unsupported("a unit of time is written as a literal, like 'month'.");
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
            throw ExprException.unsupported(
                    function + " takes a date or a timestamp, and this is " + time.type() + ".");
        }
    }

    private static Evaluator extract(Expr.Call call, List<Evaluator> arguments) {
        TimeField field = TimeField.valueOf(text(call.arguments().get(0)));
        SqlType type = call.arguments().get(1).type();
        int scale = field.scaleFor(type);
        return Strict.unary(
                arguments.get(1),
                type.kind() == Kind.DATE
                        ? value -> field.of((LocalDate) value, scale)
                        : value -> field.of((LocalDateTime) value, scale));
    }

    private static Evaluator truncate(Expr.Call call, List<Evaluator> arguments) {
        TimeUnit unit = TimeUnit.valueOf(text(call.arguments().get(0)));
        return Strict.unary(
                arguments.get(1),
                call.type().kind() == Kind.DATE
                        ? value -> unit.truncate((LocalDate) value)
                        : value -> unit.truncate((LocalDateTime) value));
    }
}
