package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/** Comparisons of values of one type, or of a date and a timestamp. */
public final class ComparisonFunctions {

    public static final ScalarFunction EQUALS = equality("EQUALS", "=", order -> order == 0);
    public static final ScalarFunction NOT_EQUALS = equality("NOT_EQUALS", "<>", order -> order != 0);
    public static final ScalarFunction LESS_THAN = ordering("LESS", "<", order -> order < 0);
    public static final ScalarFunction GREATER_THAN = ordering("GREATER", ">", order -> order > 0);
    public static final ScalarFunction LESS_OR_EQUAL = ordering("LESS_OR_EQUAL", "<=", order -> order <= 0);
    public static final ScalarFunction GREATER_OR_EQUAL = ordering("GREATER_OR_EQUAL", ">=", order -> order >= 0);

    /** Whether the first argument equals one of the others. */
    public static final ScalarFunction IN = Definition.named("IN")
            .typedBy((function, arguments) -> in(function, arguments.get(0), arguments.subList(1, arguments.size())))
            .simplifiedBy(call -> call)
            .computedBy(InList::evaluator);

    public static final List<ScalarFunction> ALL = List.of(
            EQUALS,
            NOT_EQUALS,
            LESS_THAN,
            LESS_OR_EQUAL,
            GREATER_THAN,
            GREATER_OR_EQUAL,
            Definition.named("IS_DISTINCT")
                    .asOperator("IS DISTINCT FROM")
                    .arguments(2)
                    .typedBy((function, arguments) -> new Expr.Call(
                            function, comparable(arguments.get(0), arguments.get(1)), SqlType.BOOLEAN, false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> distinct(arguments.get(0), arguments.get(1), order(call))),
            IN);

    private ComparisonFunctions() {}

    private static ScalarFunction equality(String name, String operator, IntPredicate accepted) {
        return comparison(name, operator, ComparisonFunctions::comparable, accepted);
    }

    private static ScalarFunction ordering(String name, String operator, IntPredicate accepted) {
        return comparison(name, operator, ComparisonFunctions::ordered, accepted);
    }

    private static ScalarFunction comparison(
            String name, String operator, BiFunction<Expr, Expr, List<Expr>> sides, IntPredicate accepted) {
        return Definition.named(name)
                .asOperator(operator)
                .arguments(2)
                .typedBy((function, arguments) ->
                        Expr.Call.strict(function, sides.apply(arguments.get(0), arguments.get(1)), SqlType.BOOLEAN))
                .computedBy((call, arguments) -> compared(call, arguments, accepted));
    }

    private static Evaluator compared(Expr.Call call, List<Evaluator> arguments, IntPredicate accepted) {
        Comparator<Object> order = order(call);
        return Strict.binary(call, arguments, (left, right) -> accepted.test(order.compare(left, right)));
    }

    private static Comparator<Object> order(Expr.Call call) {
        return ValueOrder.of(
                call.arguments().get(0).type(), call.arguments().get(1).type());
    }

    private static Evaluator distinct(Evaluator left, Evaluator right, Comparator<Object> order) {
        return row -> {
            Object first = left.evaluate(row);
            Object second = right.evaluate(row);
            if (first == null || second == null) {
                return first != second;
            }
            return order.compare(first, second) != 0;
        };
    }

    private static List<Expr> ordered(Expr left, Expr right) {
        List<Expr> arguments = comparable(left, right);
        refuseUnlessOrdered(arguments.get(0).type());
        return arguments;
    }

    /** Refuses types whose order the engine does not know. That of texts may be: {@link dev.belvedere.topology.expr.TextOrder}. */
    public static void refuseUnlessOrdered(SqlType type) {
        refuseUnlessComparable(type);
    }

    /** Returns both sides in the type in which they are compared. A date and a timestamp are compared as they are. */
    static List<Expr> comparable(Expr left, Expr right) {
        Expr typedLeft = Coercion.beside(left, right);
        Expr typedRight = Coercion.beside(right, left);
        SqlType type = comparedAs(typedLeft.type(), typedRight.type());
        refuseUnlessComparable(type);
        if (Types.isDay(type)) {
            return List.of(typedLeft, typedRight);
        }
        return List.of(Casts.cast(typedLeft, type), Casts.cast(typedRight, type));
    }

    private static SqlType comparedAs(SqlType left, SqlType right) {
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Types.ofOperator(left, right);
        }
        if (left.equals(right)) {
            return left;
        }
        if (Types.isDay(left) && Types.isDay(right)) {
            return SqlType.TIMESTAMP;
        }
        if ((left.kind() == Kind.TIMESTAMPTZ && Types.isDay(right))
                || (right.kind() == Kind.TIMESTAMPTZ && Types.isDay(left))) {
            throw ExprException.unsupported(left + " and " + right
                    + " cannot be compared: which moment a date or a timestamp without time zone means depends on the"
                    + " session's time zone. Compare with a literal that has an offset, like '2020-01-31"
                    + " 12:00:00+00'.");
        }
        boolean days = (left.kind() == Kind.INTERVAL && Types.isNumber(right))
                || (right.kind() == Kind.INTERVAL && Types.isNumber(left));
        throw ExprException.unsupported(left + " and " + right
                + " cannot be compared: PostgreSQL has no such operator. "
                + (days ? "Two dates differ by a number of days." : "Give both the same type by CAST."));
    }

    private static void refuseUnlessComparable(SqlType type) {
        if (type.kind() == Kind.JSON || type.kind() == Kind.ARRAY) {
            throw ExprException.unsupported("values of type " + type
                    + " cannot be compared: PostgreSQL compares their contents. Compare columns of a plain type.");
        }
    }

    /**
     * Takes a list apart as PostgreSQL does: the members without columns get one type with the left side, if there are several; the others are compared one by
     * one.
     */
    private static Expr in(Expr.Operation function, Expr left, List<Expr> members) {
        List<Expr> constants =
                members.stream().filter(ComparisonFunctions::isConstant).toList();
        List<Expr> parts = new ArrayList<>();
        if (constants.size() > 1) {
            parts.add(inConstants(function, left, constants));
        }
        members.stream()
                .filter(member -> constants.size() == 1 || !isConstant(member))
                .forEach(member -> parts.add(EQUALS.call(left, member)));
        return parts.size() == 1 ? parts.get(0) : LogicFunctions.OR.call(parts);
    }

    private static boolean isConstant(Expr member) {
        return member.inputs().findAny().isEmpty();
    }

    private static Expr inConstants(Expr.Operation function, Expr left, List<Expr> constants) {
        List<Expr> all = new ArrayList<>();
        all.add(left);
        all.addAll(constants);
        SqlType common = Coercion.commonType(all);
        refuseUnlessComparable(common);
        List<Expr> arguments =
                all.stream().map(each -> Casts.cast(each, common)).toList();
        return IN.simplified(Expr.Call.strict(function, arguments, SqlType.BOOLEAN));
    }
}
