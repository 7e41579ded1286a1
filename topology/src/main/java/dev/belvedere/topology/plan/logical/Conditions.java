package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Splits conjunctions into single conditions. */
final class Conditions {

    private static final Expr TRUE = new Expr.Literal(true, SqlType.BOOLEAN);

    private Conditions() {}

    /** Returns the conditions of a conjunction; none for TRUE. */
    static List<Expr> of(Expr condition) {
        return flattened(condition).filter(part -> !part.equals(TRUE)).toList();
    }

    private static Stream<Expr> flattened(Expr condition) {
        if (isCall(condition, LogicFunctions.AND)) {
            return operands(condition, LogicFunctions.AND).flatMap(Conditions::flattened);
        }
        return isCall(condition, LogicFunctions.OR) ? withoutCommon(condition) : Stream.of(condition);
    }

    /**
     * Returns the conditions that all operands of an OR have in common, and the OR without them: {@code a = b AND x OR a = b AND y} is {@code a = b AND (x OR y)}, by which
     * rows can be joined. PostgreSQL's planner does the same ({@code process_duplicate_ors}).
     */
    private static Stream<Expr> withoutCommon(Expr either) {
        List<List<Expr>> alternatives = operands(either, LogicFunctions.OR)
                .map(alternative -> operands(alternative, LogicFunctions.AND).toList())
                .toList();
        List<Expr> common = alternatives.get(0).stream()
                .filter(Conditions::comparesColumns)
                .filter(condition -> alternatives.stream().allMatch(each -> each.contains(condition)))
                .distinct()
                .toList();
        if (common.isEmpty()) {
            return Stream.of(either);
        }
        List<Expr> rest = alternatives.stream()
                .map(each -> LogicFunctions.and(each.stream()
                        .filter(condition -> !common.contains(condition))
                        .toList()))
                .toList();
        // Where nothing else is asked for in one of them, the others do not matter.
        return rest.contains(TRUE)
                ? common.stream()
                : Stream.concat(common.stream(), Stream.of(Expr.Call.strict(LogicFunctions.OR, rest, SqlType.BOOLEAN)));
    }

    // What is computed, like a quotient, may fail, and is left behind the conditions in front of it.
    private static boolean comparesColumns(Expr condition) {
        return condition instanceof Expr.Call call
                && call.arguments().stream().noneMatch(argument -> argument instanceof Expr.Call);
    }

    private static Stream<Expr> operands(Expr condition, ScalarFunction operation) {
        return isCall(condition, operation)
                ? ((Expr.Call) condition).arguments().stream().flatMap(operand -> operands(operand, operation))
                : Stream.of(condition);
    }

    private static boolean isCall(Expr condition, ScalarFunction operation) {
        return condition instanceof Expr.Call call && call.operation() == operation;
    }

    /** Whether the condition reads only these columns. */
    static boolean reads(Expr condition, Predicate<Integer> columns) {
        return condition.inputs().map(Expr.Input::position).allMatch(columns);
    }

    /** Returns a condition on the right side of a join over the columns of that side alone, without this many columns of the left side. */
    static Expr withoutFirst(int columns, Expr condition) {
        return condition.over(input -> input.at(input.position() - columns));
    }
}
