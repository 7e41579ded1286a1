package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.interval.Age;
import dev.belvedere.topology.expr.interval.IntervalAssembly;
import dev.belvedere.topology.expr.interval.Justification;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions that give intervals. */
final class IntervalFunctions {

    /** Years, months, weeks, days, hours and minutes; seconds are behind them. */
    private static final int WHOLE_UNITS = 6;

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("AGE")
                    .arguments(1, 2)
                    .typedBy(IntervalFunctions::age)
                    .binary((later, earlier) -> Age.between((LocalDateTime) earlier, (LocalDateTime) later)),
            justification("JUSTIFY_HOURS", Justification::hours),
            justification("JUSTIFY_DAYS", Justification::days),
            justification("JUSTIFY_INTERVAL", Justification::all),
            Definition.function("MAKE_INTERVAL")
                    .arguments(0, WHOLE_UNITS + 1)
                    .typedBy(IntervalFunctions::assembled)
                    .computedBy((call, arguments) -> Strict.variadic(arguments, IntervalAssembly::of)));

    private IntervalFunctions() {}

    private static ScalarFunction justification(String name, UnaryOperator<Interval> rule) {
        return Definition.function(name)
                .takes(SqlType.INTERVAL)
                .gives(SqlType.INTERVAL)
                .unary(value -> rule.apply((Interval) value));
    }

    private static Expr age(Expr.Operation function, List<Expr> arguments) {
        if (arguments.size() == 1) {
            throw ExprException.unsupported("AGE of one time is another value at every moment, so a view would change"
                    + " without a change of its tables. Write AGE(…, …) of two times.");
        }
        return Expr.Call.strict(
                function, arguments.stream().map(IntervalFunctions::timestamp).toList(), SqlType.INTERVAL);
    }

    private static Expr timestamp(Expr time) {
        Expr typed = Coercion.as(time, SqlType.TIMESTAMP);
        if (typed.type().kind() == Kind.TIMESTAMPTZ) {
            throw ExprException.unsupported(
                    "AGE of a timestamp with time zone depends on the session's time zone. Write"
                            + " AGE(… AT TIME ZONE 'UTC', …); or, if the views are those of sessions in UTC, set sql.time-zone:"
                            + " UTC.");
        }
        if (!Types.isDay(typed.type())) {
            throw ExprException.unsupported("AGE takes dates and timestamps, and this is " + time.type() + ".");
        }
        return Casts.cast(typed, SqlType.TIMESTAMP);
    }

    /** Arguments that are left out are 0. */
    private static Expr assembled(Expr.Operation function, List<Expr> arguments) {
        List<Expr> all = new ArrayList<>();
        for (int unit = 0; unit < WHOLE_UNITS; unit++) {
            all.add(
                    unit < arguments.size()
                            ? Signature.of("MAKE_INTERVAL", arguments.get(unit), SqlType.INTEGER)
                            : new Expr.Literal(0, SqlType.INTEGER));
        }
        all.add(
                arguments.size() > WHOLE_UNITS
                        ? seconds(arguments.get(WHOLE_UNITS))
                        : new Expr.Literal(0.0, SqlType.DOUBLE));
        return Expr.Call.strict(function, all, SqlType.INTERVAL);
    }

    private static Expr seconds(Expr argument) {
        return Types.isNumber(argument.type())
                ? Casts.cast(argument, SqlType.DOUBLE)
                : Signature.of("MAKE_INTERVAL", argument, SqlType.DOUBLE);
    }
}
