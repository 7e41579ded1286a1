package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Calls of which the statement's constants tell the value, simplified as PostgreSQL's planner does it ({@code eval_const_expressions}): what cannot
 * matter is not computed, and so does not fail.
 */
final class Simplified {

    private static final Row NO_ROW = Row.of();

    private Simplified() {}

    static Expr of(Expr.Call call) {
        if (call.arguments().stream().allMatch(Expr.Literal.class::isInstance)) {
            return folded(call);
        }
        return switch (call.operation()) {
            case AND -> decided(call, false);
            case OR -> decided(call, true);
            case CASE -> choice(call);
            case COALESCE -> firstValue(call);
            case NULLIF ->
                call.arguments().stream().anyMatch(Simplified::isNull)
                        ? call.arguments().get(0)
                        : call;
            case NOT, IS_NULL, IS_TRUE, IS_FALSE, IS_DISTINCT, IN -> call;
            default ->
                call.arguments().stream().anyMatch(Simplified::isNull) ? new Expr.Literal(null, call.type()) : call;
        };
    }

    /** What fails for constants fails for every row, and only where it is computed. */
    private static Expr folded(Expr.Call call) {
        try {
            return new Expr.Literal(Evaluator.of(call).evaluate(NO_ROW), call.type());
        } catch (ExprException e) {
            return call;
        }
    }

    private static Expr decided(Expr.Call call, boolean decisive) {
        List<Expr> open = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            if (is(argument, decisive)) {
                return argument;
            }
            if (!is(argument, !decisive)) {
                open.add(argument);
            }
        }
        return open.size() == 1 ? open.get(0) : with(call, open);
    }

    private static Expr choice(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>();
        int otherwise = call.arguments().size() - 1;
        for (int i = 0; i < otherwise; i += 2) {
            Expr condition = call.arguments().get(i);
            Expr result = call.arguments().get(i + 1);
            if (is(condition, true)) {
                arguments.add(result);
                return arguments.size() == 1 ? result : with(call, arguments);
            }
            if (!is(condition, false) && !isNull(condition)) {
                arguments.add(condition);
                arguments.add(result);
            }
        }
        arguments.add(call.arguments().get(otherwise));
        return arguments.size() == 1 ? arguments.get(0) : with(call, arguments);
    }

    private static Expr firstValue(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            if (!isNull(argument)) {
                arguments.add(argument);
            }
            if (argument instanceof Expr.Literal && !isNull(argument)) {
                break;
            }
        }
        return arguments.size() == 1 ? arguments.get(0) : with(call, arguments);
    }

    private static Expr with(Expr.Call call, List<Expr> arguments) {
        return new Expr.Call(call.operation(), arguments, call.type(), call.nullable());
    }

    private static boolean isNull(Expr argument) {
        return argument instanceof Expr.Literal literal && literal.value() == null;
    }

    private static boolean is(Expr argument, boolean value) {
        return argument instanceof Expr.Literal literal && Objects.equals(literal.value(), value);
    }
}
