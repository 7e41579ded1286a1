package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Comparisons of two values of one type. */
final class ComparisonEvaluators {

    private ComparisonEvaluators() {}

    static Evaluator of(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        Comparator<Object> order =
                order(arguments.get(0).type(), arguments.get(1).type());
        return switch (call.operation()) {
            case EQUALS -> Strict.of(arguments, (left, right) -> order.compare(left, right) == 0);
            case NOT_EQUALS -> Strict.of(arguments, (left, right) -> order.compare(left, right) != 0);
            case LESS -> Strict.of(arguments, (left, right) -> order.compare(left, right) < 0);
            case LESS_OR_EQUAL -> Strict.of(arguments, (left, right) -> order.compare(left, right) <= 0);
            case GREATER -> Strict.of(arguments, (left, right) -> order.compare(left, right) > 0);
            case GREATER_OR_EQUAL -> Strict.of(arguments, (left, right) -> order.compare(left, right) >= 0);
            case IS_DISTINCT -> distinct(arguments, order);
            case IN -> in(arguments, order);
            default -> throw new IllegalArgumentException(call.toString());
        };
    }

    /** PostgreSQL's order: NaN is equal to itself and greatest, 0.0 equals -0.0. */
    private static Comparator<Object> order(SqlType left, SqlType right) {
        if (left.kind() != right.kind()) {
            return (first, second) -> Days.midnight(first).compareTo(Days.midnight(second));
        }
        return order(left);
    }

    private static Comparator<Object> order(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> (left, right) -> Integer.compare((Integer) left, (Integer) right);
            case BIGINT -> (left, right) -> Long.compare((Long) left, (Long) right);
            case DECIMAL -> (left, right) -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case REAL, DOUBLE ->
                (left, right) -> compare(((Number) left).doubleValue(), ((Number) right).doubleValue());
            case UUID -> (left, right) -> compare((UUID) left, (UUID) right);
            default -> ComparisonEvaluators::natural;
        };
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int compare(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    private static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static Evaluator distinct(List<Expr> arguments, Comparator<Object> order) {
        Evaluator left = Evaluator.of(arguments.get(0));
        Evaluator right = Evaluator.of(arguments.get(1));
        return row -> {
            Object first = left.evaluate(row);
            Object second = right.evaluate(row);
            if (first == null || second == null) {
                return first != second;
            }
            return order.compare(first, second) != 0;
        };
    }

    private static Evaluator in(List<Expr> arguments, Comparator<Object> order) {
        Evaluator left = Evaluator.of(arguments.get(0));
        List<Expr> members = arguments.subList(1, arguments.size());
        if (areExact(arguments.get(0).type()) && members.stream().allMatch(Expr.Literal.class::isInstance)) {
            return inSet(left, members);
        }
        Evaluator[] each = LogicEvaluators.all(members);
        return row -> {
            Object value = left.evaluate(row);
            if (value == null) {
                return null;
            }
            Boolean result = false;
            for (Evaluator member : each) {
                Object other = member.evaluate(row);
                if (other == null) {
                    result = null;
                } else if (order.compare(value, other) == 0) {
                    return true;
                }
            }
            return result;
        };
    }

    /** Whether values of the type are equal in Java where they are in SQL. */
    private static boolean areExact(SqlType type) {
        return switch (type.kind()) {
            case REAL, DOUBLE, DECIMAL -> false;
            default -> true;
        };
    }

    private static Evaluator inSet(Evaluator left, List<Expr> members) {
        Set<Object> values = new HashSet<>();
        members.stream()
                .map(member -> ((Expr.Literal) member).value())
                .filter(Objects::nonNull)
                .forEach(values::add);
        Boolean otherwise = hasNull(members) ? null : Boolean.FALSE;
        return row -> {
            Object value = left.evaluate(row);
            if (value == null) {
                return null;
            }
            return values.contains(value) ? Boolean.TRUE : otherwise;
        };
    }

    private static boolean hasNull(List<Expr> members) {
        return members.stream().anyMatch(member -> ((Expr.Literal) member).value() == null);
    }
}
