package dev.belvedere.topology.expr.function;

import dev.belvedere.topology.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Simplifies calls by the constants among their arguments, as {@code eval_const_expressions} of PostgreSQL's planner does: a branch that cannot matter is not
 * computed, and so does not fail.
 */
final class ConstantFolding {

    private ConstantFolding() {}

    /** A strict function of a NULL is NULL. */
    static Expr strict(Expr.Call call) {
        return call.arguments().stream().anyMatch(Literals::isNull) ? new Expr.Literal(null, call.type()) : call;
    }

    /** Drops the arguments of an AND or OR that do not decide it, and returns the one that does. */
    static Expr decided(Expr.Call call, boolean decisive) {
        List<Expr> open = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            if (is(argument, decisive)) {
                return argument;
            }
            if (!is(argument, !decisive)) {
                open.add(argument);
            }
        }
        return open.size() == 1 ? open.get(0) : call.with(open);
    }

    /** Drops the branches of a CASE that are never taken. */
    static Expr choice(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>();
        int otherwise = call.arguments().size() - 1;
        for (int i = 0; i < otherwise; i += 2) {
            Expr condition = call.arguments().get(i);
            Expr result = call.arguments().get(i + 1);
            if (is(condition, true)) {
                arguments.add(result);
                return arguments.size() == 1 ? result : call.with(arguments);
            }
            if (!is(condition, false) && !Literals.isNull(condition)) {
                arguments.add(condition);
                arguments.add(result);
            }
        }
        arguments.add(call.arguments().get(otherwise));
        return arguments.size() == 1 ? arguments.get(0) : call.with(arguments);
    }

    /** Drops the arguments of a COALESCE that are NULL, and those after a constant. */
    static Expr firstValue(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            if (!Literals.isNull(argument)) {
                arguments.add(argument);
            }
            if (argument instanceof Expr.Literal && !Literals.isNull(argument)) {
                break;
            }
        }
        return arguments.size() == 1 ? arguments.get(0) : call.with(arguments);
    }

    private static boolean is(Expr argument, boolean value) {
        return argument instanceof Expr.Literal literal && Objects.equals(literal.value(), value);
    }
}
