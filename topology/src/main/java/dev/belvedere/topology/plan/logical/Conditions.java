package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions that all have to hold, one by one. */
final class Conditions {

    private static final Expr TRUE = new Expr.Literal(true, SqlType.BOOLEAN);

    private Conditions() {}

    /** The conditions that a conjunction consists of; none for TRUE. */
    static List<Expr> of(Expr condition) {
        return flattened(condition).filter(part -> !part.equals(TRUE)).toList();
    }

    private static Stream<Expr> flattened(Expr condition) {
        return condition instanceof Expr.Call call && call.operation() == LogicFunctions.AND
                ? call.arguments().stream().flatMap(Conditions::flattened)
                : Stream.of(condition);
    }

    /** Whether all columns that the condition reads are among these. */
    static boolean reads(Expr condition, Predicate<Integer> columns) {
        return condition.inputs().map(Expr.Input::position).allMatch(columns);
    }

    /** The same condition over the columns of a right side that stands behind so many others. */
    static Expr withoutFirst(int columns, Expr condition) {
        return condition.over(input -> new Expr.Input(input.position() - columns, input.type(), input.nullable()));
    }
}
