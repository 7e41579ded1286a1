package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** Functions that give one of their arguments. A branch that is not taken is not computed. */
public final class ConditionalFunctions {

    /** Takes a condition, a result, a condition, a result, …, and the result otherwise. */
    public static final ScalarFunction CASE = Definition.named("CASE")
            .typedBy(ConditionalFunctions::choice)
            .simplifiedBy(ConstantFolding::choice)
            .computedBy((call, arguments) -> choice(arguments.toArray(Evaluator[]::new)));

    /** Gives the first argument that is not NULL. */
    public static final ScalarFunction COALESCE = Definition.function("COALESCE")
            .typedBy(ConditionalFunctions::coalesce)
            .simplifiedBy(ConstantFolding::firstValue)
            .computedBy((call, arguments) -> firstValue(arguments.toArray(Evaluator[]::new)));

    /** Gives the first argument, or NULL if it equals the second. */
    public static final ScalarFunction NULLIF = Definition.function("NULLIF")
            .arguments(2)
            .typedBy((function, arguments) -> nullIf(function, arguments.get(0), arguments.get(1)))
            .simplifiedBy(call -> call.arguments().stream().anyMatch(Literals::isNull)
                    ? call.arguments().get(0)
                    : call)
            .computedBy((call, arguments) -> nullIf(
                    arguments.get(0),
                    ComparisonFunctions.EQUALS.call(call.arguments()).evaluator()));

    public static final List<ScalarFunction> ALL = List.of(
            CASE, COALESCE, NULLIF, extreme("GREATEST", order -> order > 0), extreme("LEAST", order -> order < 0));

    private ConditionalFunctions() {}

    /** Returns {@code then} if the condition is TRUE, and NULL otherwise. */
    public static Expr onlyIf(Expr condition, Expr then) {
        return new Expr.Call(CASE, List.of(condition, then, new Expr.Literal(null, then.type())), then.type(), true);
    }

    private static Expr choice(Expr.Operation function, List<Expr> arguments) {
        List<Expr> results = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            results.add(arguments.get(i));
        }
        results.add(arguments.get(arguments.size() - 1));
        List<Expr> alike = alike(results);
        List<Expr> operands = new ArrayList<>();
        for (int i = 0; i < alike.size() - 1; i++) {
            operands.add(LogicFunctions.condition(arguments.get(2 * i), "WHEN"));
            operands.add(alike.get(i));
        }
        operands.add(alike.get(alike.size() - 1));
        boolean nullable = alike.stream().anyMatch(Expr::nullable);
        return new Expr.Call(function, operands, typeOf(alike), nullable);
    }

    private static Expr coalesce(Expr.Operation function, List<Expr> arguments) {
        List<Expr> alike = alike(arguments);
        boolean nullable = alike.stream().allMatch(Expr::nullable);
        return new Expr.Call(function, alike, typeOf(alike), nullable);
    }

    private static ScalarFunction extreme(String name, IntPredicate beats) {
        return Definition.function(name)
                .typedBy(ConditionalFunctions::ordered)
                .simplifiedBy(call -> call)
                .computedBy((call, arguments) ->
                        extreme(arguments.toArray(Evaluator[]::new), ValueOrder.of(call.type(), call.type()), beats));
    }

    private static Expr ordered(Expr.Operation function, List<Expr> arguments) {
        List<Expr> alike = alike(arguments);
        alike.forEach(argument -> ComparisonFunctions.refuseUnlessOrdered(argument.type()));
        boolean nullable = alike.stream().allMatch(Expr::nullable);
        return new Expr.Call(function, alike, typeOf(alike), nullable);
    }

    /** The result has the type in which the first argument is compared: NULLIF(1, 2.5) is a numeric. */
    private static Expr nullIf(Expr.Operation function, Expr value, Expr other) {
        List<Expr> compared = ComparisonFunctions.comparable(value, other);
        Expr result = keepsItsType(value, other) ? Coercion.beside(value, other) : compared.get(0);
        return new Expr.Call(function, List.of(result, compared.get(1)), result.type(), true);
    }

    /** PostgreSQL has separate operators between these types, which take the left side as it is. */
    private static boolean keepsItsType(Expr value, Expr other) {
        boolean integers = isInteger(value) && isInteger(other);
        boolean real = value.type().kind() == Kind.REAL && Types.isNumber(other.type());
        return integers || real || (Types.isDay(value.type()) && Types.isDay(other.type()));
    }

    private static boolean isInteger(Expr value) {
        return value.type().kind() == Kind.INTEGER || value.type().kind() == Kind.BIGINT;
    }

    private static List<Expr> alike(List<Expr> results) {
        SqlType common = Coercion.commonType(results);
        return results.stream().map(result -> Casts.cast(result, common)).toList();
    }

    private static SqlType typeOf(List<Expr> alike) {
        SqlType first = alike.get(0).type();
        return first.kind() == Kind.DECIMAL ? NumericTypes.anyOf(typesOfValues(alike)) : first;
    }

    /** Returns the types of those that are not always NULL. */
    private static List<SqlType> typesOfValues(List<Expr> alike) {
        List<SqlType> types = alike.stream()
                .filter(expression -> !Literals.isNull(expression))
                .map(Expr::type)
                .toList();
        return types.isEmpty() ? List.of(SqlType.NUMERIC) : types;
    }

    private static Evaluator choice(Evaluator[] arguments) {
        int otherwise = arguments.length - 1;
        return row -> {
            for (int i = 0; i < otherwise; i += 2) {
                if (arguments[i].holds(row)) {
                    return arguments[i + 1].evaluate(row);
                }
            }
            return arguments[otherwise].evaluate(row);
        };
    }

    private static Evaluator firstValue(Evaluator[] arguments) {
        return row -> {
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    /** NULLs count as nothing; of equal values, such as 1.0 and 1.00, the first wins. */
    private static Evaluator extreme(Evaluator[] arguments, Comparator<Object> order, IntPredicate beats) {
        return row -> {
            Object extreme = null;
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value != null && (extreme == null || beats.test(order.compare(value, extreme)))) {
                    extreme = value;
                }
            }
            return extreme;
        };
    }

    private static Evaluator nullIf(Evaluator value, Evaluator equal) {
        return row -> equal.holds(row) ? null : value.evaluate(row);
    }
}
