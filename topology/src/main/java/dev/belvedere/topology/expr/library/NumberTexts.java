package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.NumberPattern;
import java.math.BigDecimal;
import java.util.List;

/** {@code TO_CHAR} of numbers. */
final class NumberTexts {

    /** Takes a number and a pattern. */
    static final ScalarFunction WRITTEN = Definition.named("NUMBER_TO_CHAR")
            .arguments(2)
            .typedBy((function, arguments) -> typed(function, arguments.get(0), arguments.get(1)))
            .computedBy(NumberTexts::written);

    private NumberTexts() {}

    static boolean isNumber(Expr value) {
        return Types.isNumber(value.type());
    }

    private static Expr typed(Expr.Operation function, Expr number, Expr pattern) {
        NumberPattern.parse(LiteralArguments.pattern(pattern));
        if (Types.isBinaryFraction(number.type())) {
            throw ExprException.unsupported(
                    "TO_CHAR of " + number.type()
                            + " is not supported, because its digits are those of the machine. Write TO_CHAR(CAST(… AS NUMERIC), …).");
        }
        return Expr.Call.strict(function, List.of(Casts.cast(number, SqlType.NUMERIC), pattern), SqlType.VARCHAR);
    }

    private static Evaluator written(Expr.Call call, List<Evaluator> arguments) {
        Expr.Literal text = (Expr.Literal) call.arguments().get(1);
        NumberPattern pattern = NumberPattern.parse(String.valueOf(text.value()));
        return Strict.unary(arguments.get(0), value -> pattern.format((BigDecimal) value));
    }
}
