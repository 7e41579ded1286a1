package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conditions that let only the first rows of a window's partitions through: {@code row_number <= 3}. */
final class TopCondition {

    private TopCondition() {}

    /** Returns what the condition says, if it is of that form. */
    static Optional<Relation.Top> of(Expr condition, Relation.Window window) {
        if (!(condition instanceof Expr.Call comparison)
                || comparison.arguments().size() != 2) {
            return Optional.empty();
        }
        List<Expr> sides = comparison.arguments();
        String operator = comparison.operation().toString();
        return top(sides.get(0), operator, sides.get(1), window)
                .or(() -> top(sides.get(1), turned(operator), sides.get(0), window));
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "GREATER" -> "LESS";
            case "GREATER_OR_EQUAL" -> "LESS_OR_EQUAL";
            case "EQUALS" -> "EQUALS";
            default -> "";
        };
    }

    private static Optional<Relation.Top> top(Expr number, String operator, Expr bound, Relation.Window window) {
        int call = number instanceof Expr.Input input
                ? input.position() - window.input().columns().size()
                : -1;
        Long most = most(operator, constant(bound));
        return call >= 0 && most != null && window.calls().get(call) instanceof WindowCall.Rank
                ? Optional.of(new Relation.Top(call, most))
                : Optional.empty();
    }

    private static @Nullable Long most(String operator, @Nullable Long bound) {
        if (bound == null || bound == Long.MIN_VALUE) {
            return null;
        }
        return switch (operator) {
            case "LESS_OR_EQUAL" -> bound;
            case "LESS" -> bound - 1;
            case "EQUALS" -> bound == 1 ? bound : null;
            default -> null;
        };
    }

    private static @Nullable Long constant(Expr expression) {
        return expression.type().equals(SqlType.BIGINT)
                        && expression.inputs().findAny().isEmpty()
                        && expression.evaluator().evaluate(Row.of()) instanceof Long value
                ? value
                : null;
    }
}
