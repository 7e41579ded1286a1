package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Row;
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
import dev.belvedere.topology.expr.function.Fractions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.Buckets;
import dev.belvedere.topology.expr.value.IntegerDivisors;
import dev.belvedere.topology.expr.value.NumericArithmetic;
import dev.belvedere.topology.expr.value.NumericRoots;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Functions of numbers. Where PostgreSQL has none of integers, they are those of double precision. */
final class NumberFunctions {

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("SIGN")
                    .arguments(1)
                    .typedBy((function, arguments) -> ofFraction(function, arguments.get(0), SqlType.decimal(1, 0)))
                    .unary(value -> value instanceof BigDecimal number
                            ? BigDecimal.valueOf(number.signum())
                            : sign((Double) value)),
            Definition.function("SQRT")
                    .arguments(1)
                    .typedBy((function, arguments) -> ofFraction(function, arguments.get(0), SqlType.NUMERIC))
                    .unary(value -> value instanceof BigDecimal number
                            ? NumericRoots.squareRoot(number)
                            : NumericRoots.squareRoot((Double) value)),
            Definition.function("DIV")
                    .arguments(2)
                    .typedBy((function, arguments) -> Expr.Call.strict(
                            function, Fractions.numerics(function, arguments), NumericTypes.withScale(0)))
                    .binary((dividend, divisor) ->
                            NumericArithmetic.wholeQuotient((BigDecimal) dividend, (BigDecimal) divisor)),
            Definition.function("SCALE")
                    .takes(SqlType.NUMERIC)
                    .gives(SqlType.INTEGER)
                    .unary(value -> ((BigDecimal) value).scale()),
            Definition.function("MIN_SCALE")
                    .takes(SqlType.NUMERIC)
                    .gives(SqlType.INTEGER)
                    .unary(value -> shortest((BigDecimal) value).scale()),
            Definition.function("TRIM_SCALE")
                    .takes(SqlType.NUMERIC)
                    .gives(SqlType.NUMERIC)
                    .unary(value -> shortest((BigDecimal) value)),
            Definition.function("PI")
                    .arguments(0)
                    .typedBy((function, arguments) -> Expr.Call.strict(function, arguments, SqlType.DOUBLE))
                    .computedBy((call, arguments) -> row -> Math.PI),
            Definition.function("FACTORIAL")
                    .arguments(1)
                    .typedBy((function, arguments) -> Expr.Call.strict(
                            function, List.of(bigint(function, arguments.get(0))), NumericTypes.withScale(0)))
                    .unary(number -> NumericArithmetic.factorial((Long) number)),
            Definition.function("NUM_NULLS")
                    .typedBy((function, arguments) -> new Expr.Call(function, arguments, SqlType.INTEGER, false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> row -> arguments.size() - present(arguments, row)),
            Definition.function("NUM_NONNULLS")
                    .typedBy((function, arguments) -> new Expr.Call(function, arguments, SqlType.INTEGER, false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> row -> present(arguments, row)),
            ofIntegers("GCD", IntegerDivisors::greatestCommon),
            ofIntegers("LCM", IntegerDivisors::leastCommonMultiple),
            Definition.function("WIDTH_BUCKET")
                    .arguments(4)
                    .typedBy(NumberFunctions::bucket)
                    .computedBy(NumberFunctions::bucket));

    private NumberFunctions() {}

    /** Types a function that has a form for numerics and one for double precision. */
    private static Expr ofFraction(Expr.Operation function, Expr number, SqlType ofNumeric) {
        List<Expr> typed = Fractions.alike(function, List.of(number));
        boolean numeric = typed.get(0).type().kind() == Kind.DECIMAL;
        return Expr.Call.strict(function, typed, numeric ? ofNumeric : SqlType.DOUBLE);
    }

    private static double sign(double value) {
        return value > 0 ? 1 : value < 0 ? -1 : 0;
    }

    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static int present(List<Evaluator> arguments, Row row) {
        int present = 0;
        for (Evaluator argument : arguments) {
            present += argument.evaluate(row) == null ? 0 : 1;
        }
        return present;
    }

    private static Expr bigint(Expr.Operation function, Expr number) {
        Expr typed = Coercion.as(number, SqlType.BIGINT);
        if (typed.type().kind() != Kind.INTEGER && typed.type().kind() != Kind.BIGINT) {
            throw ExprException.unsupported(function + " takes an integer, and this is " + number.type() + ".");
        }
        return Casts.cast(typed, SqlType.BIGINT);
    }

    private static ScalarFunction ofIntegers(String name, BinaryOperator<BigInteger> exact) {
        return Definition.function(name)
                .arguments(2)
                .typedBy((function, arguments) -> integers(function, arguments.get(0), arguments.get(1)))
                .computedBy((call, arguments) ->
                        Strict.binary(call, arguments, (left, right) -> IntegerDivisors.inRange(exact, left, right)));
    }

    private static Expr integers(Expr.Operation function, Expr left, Expr right) {
        SqlType type = Types.ofBranches(left.type(), right.type());
        if (type.kind() != Kind.INTEGER && type.kind() != Kind.BIGINT) {
            throw ExprException.unsupported(
                    function + " takes integers, and these are " + left.type() + " and " + right.type() + ".");
        }
        return Expr.Call.strict(function, List.of(Casts.cast(left, type), Casts.cast(right, type)), type);
    }

    /** Takes a value, the range's ends and the number of buckets. Numerics only if one of the first three is. */
    private static Expr bucket(Expr.Operation function, List<Expr> arguments) {
        List<Expr> typed = new ArrayList<>(Fractions.alike(function, arguments.subList(0, 3)));
        Expr count = Coercion.as(arguments.get(3), SqlType.INTEGER);
        if (count.type().kind() != Kind.INTEGER) {
            throw ExprException.unsupported("the number of buckets is an integer, and this is " + count.type() + ".");
        }
        typed.add(count);
        return Expr.Call.strict(function, typed, SqlType.INTEGER);
    }

    private static Evaluator bucket(Expr.Call call, List<Evaluator> arguments) {
        return Strict.variadic(
                arguments,
                call.arguments().get(0).type().kind() == Kind.DECIMAL
                        ? values -> Buckets.of(
                                (BigDecimal) values[0], (BigDecimal) values[1], (BigDecimal) values[2], (Integer)
                                        values[3])
                        : values -> Buckets.of(
                                (Double) values[0], (Double) values[1], (Double) values[2], (Integer) values[3]));
    }
}
