package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.NumericConversions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Rounds numbers. Halves of numerics round away from zero, halves of binary fractions to the even neighbour. Integers become double precision, because
 * PostgreSQL has no such functions of integers.
 */
final class RoundingFunctions {

    static final List<ScalarFunction> ALL = List.of(
            toDigits("ROUND", RoundingMode.HALF_UP, Math::rint),
            toDigits("TRUNC", RoundingMode.DOWN, value -> value < 0 ? Math.ceil(value) : Math.floor(value)),
            Definition.function("FLOOR")
                    .arguments(1)
                    .typedBy((function, arguments) -> toWhole(function, arguments.get(0)))
                    .computedBy((call, arguments) -> rounded(call, arguments, RoundingMode.FLOOR, Math::floor)),
            Definition.function("CEIL", "CEILING")
                    .arguments(1)
                    .typedBy((function, arguments) -> toWhole(function, arguments.get(0)))
                    .computedBy((call, arguments) -> rounded(call, arguments, RoundingMode.CEILING, Math::ceil)));

    // NUMERIC_MAX_RESULT_SCALE of PostgreSQL's numeric.h.
    private static final int MAX_RESULT_SCALE = 2000;

    private RoundingFunctions() {}

    private static ScalarFunction toDigits(String name, RoundingMode ofNumeric, DoubleUnaryOperator ofDouble) {
        return Definition.function(name)
                .arguments(1, 2)
                .typedBy((function, arguments) -> arguments.size() == 1
                        ? toWhole(function, arguments.get(0))
                        : toDigits(function, arguments.get(0), arguments.get(1)))
                .computedBy((call, arguments) -> arguments.size() == 1
                        ? rounded(call, arguments, ofNumeric, ofDouble)
                        : Strict.binary(
                                call,
                                arguments,
                                (value, digits) -> toDigits((BigDecimal) value, (Integer) digits, ofNumeric)));
    }

    private static Expr toWhole(Expr.Operation function, Expr number) {
        refuseUnlessNumber(function, number);
        boolean numeric = number.type().kind() == Kind.DECIMAL;
        SqlType type = numeric ? whole(number.type()) : SqlType.DOUBLE;
        return Expr.Call.strict(function, List.of(numeric ? number : Casts.cast(number, SqlType.DOUBLE)), type);
    }

    /** Rounding up may add a digit before the point. */
    private static SqlType whole(SqlType numeric) {
        return NumericTypes.isFixed(numeric)
                ? SqlType.decimal(Math.min(NumericTypes.MAX_DIGITS, numeric.precision() - numeric.scale() + 1), 0)
                : NumericTypes.withScale(0);
    }

    private static Expr toDigits(Expr.Operation function, Expr number, Expr places) {
        refuseUnlessNumber(function, number);
        Expr digits = Coercion.as(places, SqlType.INTEGER);
        if (digits.type().kind() != Kind.INTEGER) {
            throw ExprException.unsupported(
                    "the second argument of " + function + " is an integer, the number of digits after the point.");
        }
        if (Types.isBinaryFraction(number.type())) {
            throw ExprException.unsupported(function + " to digits takes a numeric. Write " + function
                    + "(CAST(… AS NUMERIC), …) for a binary fraction.");
        }
        Expr numeric = Casts.cast(number, SqlType.NUMERIC);
        return Expr.Call.strict(function, List.of(numeric, digits), roundedTo(numeric.type(), digits));
    }

    private static SqlType roundedTo(SqlType numeric, Expr digits) {
        if (!(digits instanceof Expr.Literal literal) || !(literal.value() instanceof Integer scale)) {
            return SqlType.NUMERIC;
        }
        int kept = Math.max(0, scale);
        if (!NumericTypes.isFixed(numeric) || kept > NumericTypes.MAX_DIGITS) {
            return NumericTypes.withScale(kept);
        }
        int precision = numeric.precision() - numeric.scale() + 1 + kept;
        return SqlType.decimal(Math.min(NumericTypes.MAX_DIGITS, precision), kept);
    }

    private static void refuseUnlessNumber(Expr.Operation function, Expr number) {
        if (!Types.isNumber(number.type())) {
            throw ExprException.unsupported(function + " takes a number, and this is " + number.type() + ".");
        }
    }

    private static Evaluator rounded(
            Expr.Call call, List<Evaluator> arguments, RoundingMode ofNumeric, DoubleUnaryOperator ofDouble) {
        return Strict.unary(
                arguments,
                call.arguments().get(0).type().kind() == Kind.DECIMAL
                        ? value -> ((BigDecimal) value).setScale(0, ofNumeric)
                        : value -> ofDouble.applyAsDouble((Double) value));
    }

    private static BigDecimal toDigits(BigDecimal value, int digits, RoundingMode rounding) {
        int scale = Math.max(-MAX_RESULT_SCALE, Math.min(MAX_RESULT_SCALE, digits));
        return NumericConversions.plain(value.setScale(scale, rounding));
    }
}
