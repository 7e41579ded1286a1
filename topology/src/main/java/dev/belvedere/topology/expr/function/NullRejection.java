package dev.belvedere.topology.expr.function;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** Finds conditions that reject NULL: they are not TRUE where a column is NULL, whatever the others are. */
public final class NullRejection {

    private NullRejection() {}

    /** Whether the condition is known to be FALSE or NULL for every row whose column at this position is NULL. */
    public static boolean rejects(Expr condition, int position) {
        return isNeverTrue(withNull(condition, position));
    }

    private static Expr withNull(Expr expression, int position) {
        return expression.fold(new Expr.Cases<>(
                input -> input.position() == position ? new Expr.Literal(null, input.type()) : input,
                literal -> literal,
                call -> {
                    List<Expr> arguments = call.arguments().stream()
                            .map(argument -> withNull(argument, position))
                            .toList();
                    Expr.Call replaced = call.with(arguments);
                    return call.operation() instanceof ScalarFunction function
                            ? function.simplified(replaced)
                            : replaced;
                }));
    }

    private static boolean isNeverTrue(Expr condition) {
        return condition.fold(new Expr.Cases<>(
                input -> false,
                literal -> !Boolean.TRUE.equals(literal.value()),
                call -> LogicFunctions.AND.equals(call.operation())
                        ? call.arguments().stream().anyMatch(NullRejection::isNeverTrue)
                        : LogicFunctions.OR.equals(call.operation())
                                && call.arguments().stream().allMatch(NullRejection::isNeverTrue)));
    }
}
