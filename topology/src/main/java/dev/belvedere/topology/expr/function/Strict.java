package dev.belvedere.topology.expr.function;

import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluators of functions that give NULL where an argument is NULL. All arguments are computed, as in PostgreSQL. */
public final class Strict {

    /** A function of one value that is not NULL. */
    @FunctionalInterface
    public interface Unary {
        @Nullable
        Object apply(Object value);
    }

    /** A function of two values that are not NULL. */
    @FunctionalInterface
    public interface Binary {
        @Nullable
        Object apply(Object left, Object right);
    }

    /** A function of three values that are not NULL. */
    @FunctionalInterface
    public interface Ternary {
        @Nullable
        Object apply(Object first, Object second, Object third);
    }

    /** A function of any number of values that are not NULL. */
    @FunctionalInterface
    public interface Variadic {
        @Nullable
        Object apply(Object... values);
    }

    private Strict() {}

    public static Evaluator unary(List<Evaluator> arguments, Unary function) {
        return unary(arguments.get(0), function);
    }

    public static Evaluator unary(Evaluator argument, Unary function) {
        return row -> {
            Object value = argument.evaluate(row);
            return value == null ? null : function.apply(value);
        };
    }

    public static Evaluator binary(Expr.Call call, List<Evaluator> arguments, Binary function) {
        Evaluator left = arguments.get(0);
        if (call.arguments().get(1) instanceof Expr.Literal literal && literal.value() != null) {
            Object constant = literal.value();
            return unary(left, value -> function.apply(value, constant));
        }
        Evaluator right = arguments.get(1);
        return row -> {
            Object first = left.evaluate(row);
            Object second = right.evaluate(row);
            return first == null || second == null ? null : function.apply(first, second);
        };
    }

    public static Evaluator ternary(List<Evaluator> arguments, Ternary function) {
        Evaluator first = arguments.get(0);
        Evaluator second = arguments.get(1);
        Evaluator third = arguments.get(2);
        return row -> {
            Object one = first.evaluate(row);
            Object two = second.evaluate(row);
            Object three = third.evaluate(row);
            return one == null || two == null || three == null ? null : function.apply(one, two, three);
        };
    }

    public static Evaluator variadic(List<Evaluator> arguments, Variadic function) {
        return row -> {
            List<Object> values = new ArrayList<>();
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value != null) {
                    values.add(value);
                }
            }
            return values.size() < arguments.size() ? null : function.apply(values.toArray());
        };
    }
}
