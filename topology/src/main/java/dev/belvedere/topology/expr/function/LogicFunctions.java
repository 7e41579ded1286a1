package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.util.List;

/** Three-valued logic. */
public final class LogicFunctions {

    /** TRUE if all arguments are; FALSE if one is FALSE; else NULL. */
    public static final ScalarFunction AND = Definition.named("AND")
            .typedBy((function, arguments) -> Expr.Call.strict(function, conditions("AND", arguments), SqlType.BOOLEAN))
            .simplifiedBy(call -> ConstantFolding.decided(call, false))
            .computedBy((call, arguments) -> unless(false, arguments));

    /** TRUE if one argument is; FALSE if all are FALSE; else NULL. */
    public static final ScalarFunction OR = Definition.named("OR")
            .typedBy((function, arguments) -> Expr.Call.strict(function, conditions("OR", arguments), SqlType.BOOLEAN))
            .simplifiedBy(call -> ConstantFolding.decided(call, true))
            .computedBy((call, arguments) -> unless(true, arguments));

    public static final ScalarFunction NOT = Definition.named("NOT")
            .typedBy((function, arguments) -> Expr.Call.strict(function, conditions("NOT", arguments), SqlType.BOOLEAN))
            .unary(value -> !((Boolean) value));

    public static final ScalarFunction IS_NULL = Definition.named("IS_NULL")
            .asOperator("IS NULL")
            .arguments(1)
            .typedBy((function, arguments) -> new Expr.Call(function, arguments, SqlType.BOOLEAN, false))
            .computedBy((call, arguments) -> isNull(arguments.get(0)));

    public static final ScalarFunction IS_TRUE = test("IS_TRUE", "IS TRUE", true);

    public static final List<ScalarFunction> ALL =
            List.of(AND, OR, NOT, IS_NULL, IS_TRUE, test("IS_FALSE", "IS FALSE", false));

    private LogicFunctions() {}

    /** Returns the conjunction of the conditions; TRUE if there are none. */
    public static Expr and(List<Expr> conditions) {
        return switch (conditions.size()) {
            case 0 -> Literals.TRUE;
            case 1 -> conditions.get(0);
            default -> Expr.Call.strict(AND, conditions, SqlType.BOOLEAN);
        };
    }

    /** Returns the disjunction of the conditions; FALSE if there are none. */
    public static Expr or(List<Expr> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Expr.Literal(false, SqlType.BOOLEAN);
            case 1 -> conditions.get(0);
            default -> Expr.Call.strict(OR, conditions, SqlType.BOOLEAN);
        };
    }

    /**
     * Returns the argument as a condition.
     *
     * @param place where the condition stands, for the message
     */
    static Expr condition(Expr argument, String place) {
        Expr condition = Coercion.as(argument, SqlType.BOOLEAN);
        if (condition.type().kind() != Kind.BOOLEAN) {
            throw ExprException.unsupported(
                    place + " takes conditions, and this is " + condition.type() + ". Write a comparison.");
        }
        return condition;
    }

    private static List<Expr> conditions(String place, List<Expr> arguments) {
        return arguments.stream().map(argument -> condition(argument, place)).toList();
    }

    private static ScalarFunction test(String name, String operator, Boolean expected) {
        return Definition.named(name)
                .asOperator(operator)
                .arguments(1)
                .typedBy((function, arguments) ->
                        new Expr.Call(function, conditions(operator, arguments), SqlType.BOOLEAN, false))
                .computedBy((call, arguments) -> is(expected, arguments.get(0)));
    }

    private static Evaluator is(Boolean expected, Evaluator argument) {
        return row -> expected.equals(argument.evaluate(row));
    }

    private static Evaluator isNull(Evaluator argument) {
        return row -> argument.evaluate(row) == null;
    }

    /** Gives the decisive value if an argument has it; else NULL if one is NULL; else the other value. */
    private static Evaluator unless(boolean decisive, List<Evaluator> conditions) {
        Evaluator[] arguments = conditions.toArray(Evaluator[]::new);
        return row -> {
            Boolean result = !decisive;
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value == null) {
                    result = null;
                } else if ((Boolean) value == decisive) {
                    return decisive;
                }
            }
            return result;
        };
    }
}
