package dev.belvedere.topology.expr.power;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Fractions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.NumericRoots;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Powers, roots and logarithms. Those of numeric have PostgreSQL's digits; those of double precision may differ from them in the last one, which depends on the
 * library that PostgreSQL runs with.
 */
public final class PowerFunctions {

    private static final ScalarFunction.Typing OF_FRACTIONS = (function, arguments) -> {
        List<Expr> numbers = Fractions.alike(function, arguments);
        return Expr.Call.strict(
                function, numbers, numbers.get(0).type().kind() == Kind.DECIMAL ? SqlType.NUMERIC : SqlType.DOUBLE);
    };

    public static final List<ScalarFunction> ALL = List.of(
            Definition.function("POWER", "POW", "^")
                    .arguments(2)
                    .typedBy(OF_FRACTIONS)
                    .binary((base, exponent) -> base instanceof BigDecimal number
                            ? NumericPowers.power(number, (BigDecimal) exponent)
                            : DoublePowers.power((Double) base, (Double) exponent)),
            ofFraction("EXP", NumericPowers::exponential, DoublePowers::exponential),
            ofFraction("LN", NumericLogarithms::natural, DoublePowers::naturalLogarithm),
            ofFraction("LOG10", NumericLogarithms::decimal, DoublePowers::decimalLogarithm),
            Definition.function("LOG")
                    .arguments(1, 2)
                    .typedBy((function, arguments) -> arguments.size() == 1
                            ? OF_FRACTIONS.call(function, arguments)
                            : Expr.Call.strict(function, Fractions.numerics(function, arguments), SqlType.NUMERIC))
                    .computedBy((call, arguments) -> arguments.size() == 1
                            ? Strict.unary(
                                    arguments, either(NumericLogarithms::decimal, DoublePowers::decimalLogarithm))
                            : Strict.binary(
                                    call,
                                    arguments,
                                    (base, number) ->
                                            NumericLogarithms.toBase((BigDecimal) base, (BigDecimal) number))),
            ofDouble("|/", NumericRoots::squareRoot),
            ofDouble("CBRT", StrictMath::cbrt, "||/"));

    private PowerFunctions() {}

    private static ScalarFunction ofFraction(
            String name, UnaryOperator<BigDecimal> ofNumeric, DoubleUnaryOperator ofDouble) {
        return Definition.function(name).arguments(1).typedBy(OF_FRACTIONS).unary(either(ofNumeric, ofDouble));
    }

    private static Strict.Unary either(UnaryOperator<BigDecimal> ofNumeric, DoubleUnaryOperator ofDouble) {
        return value -> value instanceof BigDecimal number
                ? ofNumeric.apply(number)
                : (Object) ofDouble.applyAsDouble((Double) value);
    }

    /** A function that PostgreSQL has of double precision only. */
    static ScalarFunction ofDouble(String name, DoubleUnaryOperator function, String... synonyms) {
        return Definition.function(name)
                .asFunction(synonyms)
                .arguments(1)
                .typedBy((operation, arguments) ->
                        Expr.Call.strict(operation, Fractions.doubles(operation, arguments), SqlType.DOUBLE))
                .unary(value -> function.applyAsDouble((Double) value));
    }
}
