package dev.belvedere.topology.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluators of functions that give NULL where an argument is NULL. All arguments are computed, as in PostgreSQL. */
final class Strict {

    /** A function of one value that is not NULL. */
    @FunctionalInterface
    interface Unary {
        @Nullable
        Object apply(Object value);
    }

    /** A function of two values that are not NULL. */
    @FunctionalInterface
    interface Binary {
        @Nullable
        Object apply(Object left, Object right);
    }

    /** A function of three values that are not NULL. */
    @FunctionalInterface
    interface Ternary {
        @Nullable
        Object apply(Object first, Object second, Object third);
    }

    private Strict() {}

    static Evaluator of(Expr argument, Unary function) {
        Evaluator evaluator = Evaluator.of(argument);
        return row -> {
            Object value = evaluator.evaluate(row);
            return value == null ? null : function.apply(value);
        };
    }

    static Evaluator of(List<Expr> arguments, Binary function) {
        Evaluator left = Evaluator.of(arguments.get(0));
        if (arguments.get(1) instanceof Expr.Literal literal && literal.value() != null) {
            return withConstant(left, literal.value(), function);
        }
        Evaluator right = Evaluator.of(arguments.get(1));
        return row -> {
            Object first = left.evaluate(row);
            Object second = right.evaluate(row);
            return first == null || second == null ? null : function.apply(first, second);
        };
    }

    private static Evaluator withConstant(Evaluator left, Object constant, Binary function) {
        return row -> {
            Object value = left.evaluate(row);
            return value == null ? null : function.apply(value, constant);
        };
    }

    static Evaluator of(List<Expr> arguments, Ternary function) {
        Evaluator first = Evaluator.of(arguments.get(0));
        Evaluator second = Evaluator.of(arguments.get(1));
        Evaluator third = Evaluator.of(arguments.get(2));
        return row -> {
            Object one = first.evaluate(row);
            Object two = second.evaluate(row);
            Object three = third.evaluate(row);
            return one == null || two == null || three == null ? null : function.apply(one, two, three);
        };
    }
}
