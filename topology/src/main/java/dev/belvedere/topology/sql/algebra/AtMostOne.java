package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Proves that a relation has at most one row for each combination of values in some of its columns. */
final class AtMostOne {

    private AtMostOne() {}

    /** Whether no two rows are alike in these columns. */
    static boolean row(Relation relation, Set<Integer> alike) {
        return relation.fold(new Relation.Cases<>(
                scan -> alike.containsAll(scan.table().key()),
                project -> row(project.input(), inputs(project, alike)),
                filter -> row(filter.input(), withConstants(filter.condition(), alike)),
                join -> join(join, alike),
                aggregate -> grouped(aggregate, alike),
                operation -> false,
                window -> row(window.input(), alike),
                sets -> false,
                unnest -> unnest(unnest, alike)));
    }

    private static Set<Integer> inputs(Relation.Project project, Set<Integer> alike) {
        Set<Integer> inputs = new HashSet<>();
        for (int position : alike) {
            if (project.expressions().get(position) instanceof Expr.Input input) {
                inputs.add(input.position());
            }
        }
        return inputs;
    }

    /** Columns that a condition holds equal to a constant are alike in all rows. */
    private static Set<Integer> withConstants(Expr condition, Set<Integer> alike) {
        Set<Integer> all = new HashSet<>(alike);
        conjuncts(condition).forEach(conjunct -> {
            if (conjunct instanceof Expr.Call call
                    && call.operation().equals(ComparisonFunctions.EQUALS)
                    && call.arguments().get(0) instanceof Expr.Input input
                    && call.arguments().get(1) instanceof Expr.Literal) {
                all.add(input.position());
            }
        });
        return all;
    }

    private static Stream<Expr> conjuncts(Expr condition) {
        return condition instanceof Expr.Call call && call.operation().equals(LogicFunctions.AND)
                ? call.arguments().stream().flatMap(AtMostOne::conjuncts)
                : Stream.of(condition);
    }

    /** A left row that is alone meets at most one right row, if that is alone too by what they are joined by. */
    private static boolean join(Relation.Join join, Set<Integer> alike) {
        int size = join.left().columns().size();
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        alike.forEach(position -> (position < size ? left : right).add(position < size ? position : position - size));
        join.on().forEach(equality -> right.add(equality.right()));
        return join.kind() != Relation.JoinKind.FULL && row(join.left(), left) && row(join.right(), right);
    }

    private static boolean unnest(Relation.Unnest unnest, Set<Integer> alike) {
        return alike.contains(unnest.columns().size() - 1) && row(unnest.input(), alike);
    }

    private static boolean grouped(Relation.Aggregate aggregate, Set<Integer> alike) {
        return Stream.iterate(0, position -> position + 1)
                .limit(aggregate.group().size())
                .allMatch(alike::contains);
    }
}
