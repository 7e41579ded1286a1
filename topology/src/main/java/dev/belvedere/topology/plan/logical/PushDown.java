package dev.belvedere.topology.plan.logical;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Exprs;
import dev.belvedere.topology.plan.logical.Relation.Equality;
import dev.belvedere.topology.plan.logical.Relation.Filter;
import dev.belvedere.topology.plan.logical.Relation.Join;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import dev.belvedere.topology.plan.logical.Relation.Project;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves conditions to where their columns come from: rows that no one will see are then kept nowhere and sent nowhere, and an equality in WHERE joins
 * as well as one in ON. Right rows of a LEFT join are not filtered by conditions above it: their absence is something that one can see.
 */
final class PushDown {

    private PushDown() {}

    /** The rows of the relation that fulfil the condition. */
    static Relation filter(Relation input, Expr condition) {
        return filter(input, Conditions.of(condition));
    }

    private static Relation filter(Relation input, List<Expr> conditions) {
        if (conditions.isEmpty()) {
            return input;
        }
        if (input instanceof Filter filter) {
            List<Expr> both = new ArrayList<>(Conditions.of(filter.condition()));
            both.addAll(conditions);
            return filter(filter.input(), both);
        }
        if (input instanceof Project project) {
            List<Expr> below = conditions.stream()
                    .map(condition ->
                            condition.over(column -> project.expressions().get(column.position())))
                    .toList();
            return new Project(filter(project.input(), below), project.expressions(), project.columns());
        }
        return input instanceof Join join ? throughJoin(join, conditions) : new Filter(input, Exprs.and(conditions));
    }

    private static Relation throughJoin(Join join, List<Expr> conditions) {
        int leftSize = join.left().columns().size();
        boolean inner = join.kind() == JoinKind.INNER;
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        List<Expr> together = new ArrayList<>(join.conditions());
        List<Expr> above = new ArrayList<>();
        for (Expr condition : conditions) {
            if (Conditions.reads(condition, column -> column < leftSize)) {
                left.add(condition);
            } else if (!inner) {
                above.add(condition);
            } else if (Conditions.reads(condition, column -> column >= leftSize)) {
                right.add(Conditions.withoutFirst(leftSize, condition));
            } else {
                together.add(condition);
            }
        }
        Relation pushed =
                join(filter(join.left(), left), filter(join.right(), right), join.kind(), join.on(), together, join);
        return above.isEmpty() ? pushed : new Filter(pushed, Exprs.and(above));
    }

    /** A join on these conditions: equalities of columns become what it joins by, those of one side filter that side. */
    static Relation join(Join join) {
        int leftSize = join.left().columns().size();
        List<Expr> right = new ArrayList<>();
        List<Expr> left = new ArrayList<>();
        List<Expr> together = new ArrayList<>();
        for (Expr condition : join.conditions().stream()
                .flatMap(condition -> Conditions.of(condition).stream())
                .toList()) {
            if (Conditions.reads(condition, column -> column >= leftSize)) {
                right.add(Conditions.withoutFirst(leftSize, condition));
            } else if (join.kind() == JoinKind.INNER && Conditions.reads(condition, column -> column < leftSize)) {
                left.add(condition);
            } else {
                together.add(condition);
            }
        }
        return join(filter(join.left(), left), filter(join.right(), right), join.kind(), join.on(), together, join);
    }

    private static Relation join(
            Relation left, Relation right, JoinKind kind, List<Equality> on, List<Expr> conditions, Join like) {
        EquiJoin join = new EquiJoin(left, right, kind, on);
        conditions.forEach(join::add);
        return join.relation(like.columns());
    }
}
