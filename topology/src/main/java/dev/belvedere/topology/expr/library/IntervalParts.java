package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.interval.IntervalField;
import dev.belvedere.topology.expr.interval.IntervalTruncation;
import dev.belvedere.topology.expr.value.TimeUnit;
import java.util.List;

/** The parts of intervals. The functions take the name of a field or of a unit, and an interval. */
final class IntervalParts {

    /** {@code EXTRACT(field FROM interval)}. NULL for an infinite interval, if the field is one that comes round again. */
    static final ScalarFunction EXTRACT = Definition.named("INTERVAL_PART")
            .arguments(2)
            .typedBy((function, arguments) ->
                    part(function, arguments, field(arguments.get(0)).type()))
            .computedBy((call, arguments) -> {
                IntervalField field = field(call.arguments().get(0));
                return Strict.unary(arguments.get(1), value -> field.of((Interval) value));
            });

    /** {@code DATE_PART('field', interval)}: the same in double precision. */
    static final ScalarFunction DATE_PART = Definition.named("INTERVAL_PART_AS_FRACTION")
            .arguments(2)
            .typedBy((function, arguments) -> part(function, arguments, SqlType.DOUBLE))
            .computedBy((call, arguments) -> {
                IntervalField field = field(call.arguments().get(0));
                return Strict.unary(arguments.get(1), value -> field.asFraction((Interval) value));
            });

    /** {@code date_trunc('unit', interval)}. */
    static final ScalarFunction TRUNCATE = Definition.named("TRUNCATE_INTERVAL")
            .arguments(2)
            .typedBy((function, arguments) -> truncated(function, arguments.get(0), arguments.get(1)))
            .computedBy(IntervalParts::truncated);

    private IntervalParts() {}

    /** Whether an argument has such parts. */
    static boolean isInterval(Expr argument) {
        return argument.type().kind() == Kind.INTERVAL;
    }

    private static IntervalField field(Expr name) {
        return IntervalField.named(LiteralArguments.unit(name));
    }

    private static Expr part(Expr.Operation function, List<Expr> arguments, SqlType type) {
        IntervalField field = field(arguments.get(0));
        Expr interval = arguments.get(1);
        return new Expr.Call(
                function,
                List.of(Literals.text(field.name()), interval),
                type,
                interval.nullable() || !field.isMonotonic());
    }

    private static Expr truncated(Expr.Operation function, Expr name, Expr interval) {
        TimeUnit unit = TimeUnit.named(LiteralArguments.unit(name));
        IntervalTruncation.refuseOther(unit);
        return Expr.Call.strict(function, List.of(Literals.text(unit.name()), interval), SqlType.INTERVAL);
    }

    private static Evaluator truncated(Expr.Call call, List<Evaluator> arguments) {
        TimeUnit unit = TimeUnit.valueOf(LiteralArguments.unit(call.arguments().get(0)));
        return Strict.unary(arguments.get(1), value -> IntervalTruncation.to(unit, (Interval) value));
    }
}
