package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
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

    // C's FLT_DIG and DBL_DIG, by which PostgreSQL cuts off.
    private static final int DIGITS_OF_REAL = 6;
    private static final int DIGITS_OF_DOUBLE = 15;

    private NumberTexts() {}

    static boolean isNumber(Expr value) {
        return Types.isNumber(value.type());
    }

    private static Expr typed(Expr.Operation function, Expr number, Expr pattern) {
        NumberPattern.parse(LiteralArguments.pattern(pattern));
        if (Types.isBinaryFraction(number.type())) {
            return Expr.Call.strict(function, List.of(number, pattern), SqlType.VARCHAR);
        }
        return Expr.Call.strict(function, List.of(Casts.cast(number, SqlType.NUMERIC), pattern), SqlType.VARCHAR);
    }

    private static Evaluator written(Expr.Call call, List<Evaluator> arguments) {
        Expr.Literal text = (Expr.Literal) call.arguments().get(1);
        NumberPattern pattern = NumberPattern.parse(String.valueOf(text.value()));
        return switch (call.arguments().get(0).type().kind()) {
            case REAL -> Strict.unary(arguments.get(0), value -> fraction(pattern, (Float) value, DIGITS_OF_REAL));
            case DOUBLE -> Strict.unary(arguments.get(0), value -> fraction(pattern, (Double) value, DIGITS_OF_DOUBLE));
            default -> Strict.unary(arguments.get(0), value -> pattern.format((BigDecimal) value));
        };
    }

    private static String fraction(NumberPattern pattern, double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw ExprException.failed(
                    SqlState.FEATURE_NOT_SUPPORTED,
                    "TO_CHAR of " + value + " is not supported. Write NULLIF around it.");
        }
        return pattern.format(value, digits);
    }
}
