package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.interval.IntervalArithmetic;
import dev.belvedere.topology.expr.value.Arithmetic;
import dev.belvedere.topology.expr.value.BigintArithmetic;
import dev.belvedere.topology.expr.value.DoubleArithmetic;
import dev.belvedere.topology.expr.value.IntegerArithmetic;
import dev.belvedere.topology.expr.value.NumericArithmetic;
import dev.belvedere.topology.expr.value.RealArithmetic;
import java.util.List;

/** Operators and functions of numbers that keep their type, and the arithmetic of dates, times and intervals. */
public final class ArithmeticFunctions {

    public static final ScalarFunction DIVIDE = Definition.named("DIVIDE")
            .asOperator("/")
            .arguments(2)
            // PostgreSQL chooses the scale of a quotient by its size.
            .typedBy((function, arguments) -> IntervalForms.divide(function, arguments)
                    .orElseGet(() -> ofNumbers(function, arguments, (left, right) -> SqlType.NUMERIC)))
            .computedBy((call, arguments) -> IntervalForms.isIn(call)
                    ? IntervalForms.divide(call, arguments)
                    : binary(call, arguments, Arithmetic::divide));

    public static final ScalarFunction MOD = Definition.function("MOD")
            .asOperator("%")
            .arguments(2)
            .typedBy((function, arguments) -> ofNumbers(function, integral(arguments), NumericTypes::sum))
            .computedBy((call, arguments) -> binary(call, arguments, Arithmetic::remainder));

    public static final ScalarFunction TIMES = Definition.named("TIMES")
            .asOperator("*")
            .arguments(2)
            .typedBy((function, arguments) -> IntervalForms.times(function, arguments)
                    .orElseGet(() -> ofNumbers(function, arguments, NumericTypes::product)))
            .computedBy((call, arguments) -> IntervalForms.isIn(call)
                    ? IntervalForms.times(call, arguments)
                    : binary(call, arguments, Arithmetic::multiply));

    public static final ScalarFunction NEGATE = Definition.named("NEGATE")
            .arguments(1)
            .typedBy((function, arguments) -> arguments.get(0).type().kind() == Kind.INTERVAL
                    ? Expr.Call.strict(function, arguments, SqlType.INTERVAL)
                    : sign(function, "a minus sign", arguments.get(0)))
            .computedBy((call, arguments) -> IntervalForms.isIn(call)
                    ? Strict.unary(arguments, value -> IntervalArithmetic.negate((Interval) value))
                    : unary(call, arguments, Arithmetic::negate));

    public static final ScalarFunction PLUS = Definition.named("PLUS")
            .asOperator("+")
            .arguments(2)
            .typedBy((function, arguments) -> IntervalForms.plus(function, arguments)
                    .or(() -> DateFunctions.plus(function, arguments))
                    .orElseGet(() -> ofNumbers(function, arguments, NumericTypes::sum)))
            .computedBy(ArithmeticFunctions::plus);

    public static final ScalarFunction MINUS = Definition.named("MINUS")
            .asOperator("-")
            .arguments(2)
            .typedBy((function, arguments) -> DocumentRemoval.minus(function, arguments.get(0), arguments.get(1))
                    .or(() -> IntervalForms.minus(function, arguments))
                    .or(() -> DateFunctions.minus(function, arguments))
                    .orElseGet(() -> ofNumbers(function, arguments, NumericTypes::sum)))
            .computedBy(ArithmeticFunctions::minus);

    public static final List<ScalarFunction> ALL = List.of(
            PLUS,
            MINUS,
            TIMES,
            DIVIDE,
            MOD,
            NEGATE,
            Definition.function("ABS")
                    .arguments(1)
                    .typedBy((function, arguments) -> sign(function, "ABS", arguments.get(0)))
                    .computedBy((call, arguments) -> unary(call, arguments, Arithmetic::absolute)));

    /** The type of an operator's result between two numerics. */
    @FunctionalInterface
    private interface ResultType {
        SqlType of(SqlType left, SqlType right);
    }

    @FunctionalInterface
    private interface BinaryMethod {
        Object apply(Arithmetic<Object> arithmetic, Object left, Object right);
    }

    @FunctionalInterface
    private interface UnaryMethod {
        Object apply(Arithmetic<Object> arithmetic, Object value);
    }

    private ArithmeticFunctions() {}

    private static Expr ofNumbers(Expr.Operation function, List<Expr> arguments, ResultType numeric) {
        Expr left = Coercion.beside(arguments.get(0), arguments.get(1));
        Expr right = Coercion.beside(arguments.get(1), arguments.get(0));
        if (!Types.isNumber(left.type()) || !Types.isNumber(right.type())) {
            throw ExprException.unsupported("there is no " + function + " of " + left.type() + " and " + right.type()
                    + ". Use numbers, date ± integer, date - date, or times and intervals.");
        }
        SqlType type = Types.ofOperator(left.type(), right.type());
        List<Expr> typed = List.of(Casts.cast(left, type), Casts.cast(right, type));
        SqlType result = typed.get(0).type();
        return Expr.Call.strict(
                function,
                typed,
                result.kind() == Kind.DECIMAL ? numeric.of(result, typed.get(1).type()) : result);
    }

    private static List<Expr> integral(List<Expr> arguments) {
        if (arguments.stream().map(Expr::type).anyMatch(Types::isBinaryFraction)) {
            throw ExprException.unsupported(
                    "MOD takes integer, bigint and numeric. Write CAST(… AS NUMERIC) around a binary fraction.");
        }
        return arguments;
    }

    private static Expr sign(Expr.Operation function, String written, Expr argument) {
        if (!Types.isNumber(argument.type())) {
            throw ExprException.unsupported(written + " takes a number, and this is " + argument.type() + ".");
        }
        return Expr.Call.strict(function, List.of(argument), argument.type());
    }

    private static Evaluator plus(Expr.Call call, List<Evaluator> arguments) {
        if (IntervalForms.isIn(call)) {
            return IntervalForms.plus(call, arguments);
        }
        return call.arguments().get(0).type().kind() == Kind.DATE
                ? DateFunctions.plus(call, arguments)
                : binary(call, arguments, Arithmetic::add);
    }

    private static Evaluator minus(Expr.Call call, List<Evaluator> arguments) {
        if (IntervalForms.isIn(call)) {
            return IntervalForms.minus(call, arguments);
        }
        return switch (call.arguments().get(0).type().kind()) {
            case DATE -> DateFunctions.minus(call, arguments);
            case JSON -> DocumentRemoval.minus(call, arguments);
            default -> binary(call, arguments, Arithmetic::subtract);
        };
    }

    private static Evaluator binary(Expr.Call call, List<Evaluator> arguments, BinaryMethod method) {
        Arithmetic<Object> arithmetic = arithmetic(call);
        return Strict.binary(call, arguments, (left, right) -> method.apply(arithmetic, left, right));
    }

    private static Evaluator unary(Expr.Call call, List<Evaluator> arguments, UnaryMethod method) {
        Arithmetic<Object> arithmetic = arithmetic(call);
        return Strict.unary(arguments, value -> method.apply(arithmetic, value));
    }

    /** Returns the arithmetic of the arguments' type, whose values are of the class that it takes. */
    @SuppressWarnings("unchecked")
    private static Arithmetic<Object> arithmetic(Expr.Call call) {
        Kind kind = call.arguments().get(0).type().kind();
        Arithmetic<?> arithmetic = switch (kind) {
            case INTEGER -> new IntegerArithmetic();
            case BIGINT -> new BigintArithmetic();
            case DECIMAL -> new NumericArithmetic();
            case REAL -> new RealArithmetic();
            case DOUBLE -> new DoubleArithmetic();
            default -> throw new IllegalArgumentException(call.operation() + " of " + kind);
        };
        return (Arithmetic<Object>) arithmetic;
    }
}
