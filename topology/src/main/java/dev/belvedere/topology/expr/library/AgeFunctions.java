package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.Age;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of {@code AGE(later, earlier)}, whose whole is an interval. They take the name of the part, the later time and the earlier one. */
public final class AgeFunctions {

    private static final SqlType PARTS = SqlType.decimal(14, 0);

    /** {@code EXTRACT(YEAR FROM AGE(later, earlier))}. */
    public static final ScalarFunction EXTRACT = Definition.named("AGE_PART")
            .arguments(3)
            .typedBy((function, arguments) -> typed(function, arguments))
            .computedBy((call, arguments) -> {
                Age.Part part =
                        Age.Part.named(LiteralArguments.unit(call.arguments().get(0)));
                return Strict.ternary(arguments, (name, later, earlier) -> part(later, earlier, part));
            });

    /** {@code DATE_PART('year', AGE(later, earlier))}: the same as a binary fraction. */
    public static final ScalarFunction DATE_PART = Definition.named("AGE_PART_AS_FRACTION")
            .arguments(3)
            .typedBy((function, arguments) -> Casts.cast(EXTRACT.call(arguments), SqlType.DOUBLE))
            .computedBy((call, arguments) -> EXTRACT.evaluator(call, arguments));

    private AgeFunctions() {}

    private static Expr typed(Expr.Operation function, List<Expr> arguments) {
        Age.Part part = Age.Part.named(LiteralArguments.unit(arguments.get(0)));
        return new Expr.Call(
                function,
                List.of(Literals.text(part.name()), timestamp(arguments.get(1)), timestamp(arguments.get(2))),
                PARTS,
                true);
    }

    private static Expr timestamp(Expr time) {
        Expr typed = Coercion.as(time, SqlType.TIMESTAMP);
        if (!Types.isDay(typed.type())) {
            throw ExprException.unsupported("AGE takes dates and timestamps, and this is " + time.type() + ".");
        }
        return Casts.cast(typed, SqlType.TIMESTAMP);
    }

    private static @Nullable BigDecimal part(Object later, Object earlier, Age.Part part) {
        Integer size = Age.between((LocalDateTime) earlier, (LocalDateTime) later, part);
        return size == null ? null : BigDecimal.valueOf(size);
    }
}
