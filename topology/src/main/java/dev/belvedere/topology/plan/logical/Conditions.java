package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
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
        return condition instanceof Expr.Call call && call.operation() == LogicFunctions.AND
                ? call.arguments().stream().flatMap(Conditions::flattened)
                : Stream.of(condition);
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
