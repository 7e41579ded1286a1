package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation.Equality;
import dev.belvedere.topology.plan.logical.Relation.Filter;
import dev.belvedere.topology.plan.logical.Relation.Join;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import dev.belvedere.topology.plan.logical.Relation.Project;
import dev.belvedere.topology.plan.logical.Relation.SetOperation;
import dev.belvedere.topology.plan.logical.Relation.Unnest;
import dev.belvedere.topology.plan.logical.Relation.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Moves conditions towards the tables: rows that no result contains are then neither stored nor sent, and an equality in WHERE joins as well as one in ON. A
 * condition above a LEFT join does not filter its right rows, because a missing right row is visible in the result; for the same reason a FULL join's inputs
 * are not filtered at all.
 */
public final class PushDown {

    private PushDown() {}

    /** The rows of the input for which the condition is TRUE, filtered as near to the tables as possible. */
    public static Relation filter(Relation input, Expr condition) {
        return filter(input, Conditions.of(condition));
    }

    private static Relation filter(Relation input, List<Expr> conditions) {
        if (conditions.isEmpty()) {
            return input;
        }
        return input.fold(new Relation.Cases<>(
                scan -> above(scan, conditions),
                project -> throughProject(project, conditions),
                filter -> together(filter, conditions),
                join -> throughJoin(join, conditions),
                aggregate -> above(aggregate, conditions),
                operation -> throughSetOperation(operation, conditions),
                window -> throughWindow(window, conditions),
                sets -> above(sets, conditions),
                unnest -> throughUnnest(unnest, conditions)));
    }

    private static Relation above(Relation input, List<Expr> conditions) {
        return new Filter(input, LogicFunctions.and(conditions));
    }

    private static Relation together(Filter filter, List<Expr> conditions) {
        List<Expr> both = new ArrayList<>(Conditions.of(filter.condition()));
        both.addAll(conditions);
        return filter(filter.input(), both);
    }

    private static Relation throughProject(Project project, List<Expr> conditions) {
        List<Expr> below = conditions.stream()
                .map(condition -> condition.over(column -> project.expressions().get(column.position())))
                .toList();
        return new Project(filter(project.input(), below), project.expressions(), project.columns());
    }

    /** Each input may lose the rows that the result must not have: whether a row is in an input or not decides for this row only. */
    private static Relation throughSetOperation(SetOperation operation, List<Expr> conditions) {
        return new SetOperation(
                operation.kind(),
                operation.inputs().stream()
                        .map(input -> filter(input, conditions))
                        .toList(),
                operation.columns());
    }

    /** A condition on the row alone keeps all of its elements, or none. */
    private static Relation throughUnnest(Unnest unnest, List<Expr> conditions) {
        int size = unnest.input().columns().size();
        Map<Boolean, List<Expr>> ofRow = conditions.stream()
                .collect(Collectors.partitioningBy(
                        condition -> Conditions.reads(condition, position -> position < size)));
        Relation pushed = new Unnest(
                filter(unnest.input(), ofRow.getOrDefault(true, List.of())),
                unnest.arrays(),
                unnest.outer(),
                unnest.columns());
        List<Expr> above = ofRow.getOrDefault(false, List.of());
        return above.isEmpty() ? pushed : above(pushed, above);
    }

    /**
     * A condition on the partition keeps all of its rows, or none, and can hold below the window. One on a number lets only the first rows through, if there is
     * none yet.
     */
    private static Relation throughWindow(Window window, List<Expr> conditions) {
        List<Expr> below = new ArrayList<>();
        List<Expr> above = new ArrayList<>();
        Optional<Relation.Top> top = window.top();
        for (Expr condition : conditions) {
            Optional<Relation.Top> fewer = top.isPresent() ? Optional.empty() : TopCondition.of(condition, window);
            if (fewer.isPresent()) {
                top = fewer;
            } else if (Conditions.reads(condition, position -> isAlikeInPartitions(position, window))) {
                below.add(condition);
            } else {
                above.add(condition);
            }
        }
        Relation pushed = new Window(
                filter(window.input(), below),
                window.partition(),
                window.order(),
                window.calls(),
                top,
                window.columns());
        return above.isEmpty() ? pushed : above(pushed, above);
    }

    /** Whether all rows of a partition have this column alike: equal numbers, intervals and arrays may be written differently. */
    private static boolean isAlikeInPartitions(int position, Window window) {
        return window.partition().contains(position)
                && switch (window.columns().type(position).kind()) {
                    case DECIMAL, REAL, DOUBLE, INTERVAL, ARRAY, JSON -> false;
                    case BOOLEAN, INTEGER, BIGINT, VARCHAR, BYTES, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID -> true;
                };
    }

    private static Relation throughJoin(Join join, List<Expr> conditions) {
        int leftSize = join.left().columns().size();
        boolean inner = join.kind() == JoinKind.INNER;
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        List<Expr> together = new ArrayList<>(join.conditions());
        List<Expr> above = new ArrayList<>();
        for (Expr condition : conditions) {
            if (join.kind() != JoinKind.FULL && Conditions.reads(condition, column -> column < leftSize)) {
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
        return above.isEmpty() ? pushed : above(pushed, above);
    }

    /**
     * A join on a condition: equalities between columns of the two sides become its join keys, and a condition on one side filters that side.
     *
     * @param condition over the columns of both sides
     */
    public static Relation join(Relation left, Relation right, JoinKind kind, Expr condition, RowType columns) {
        return join(new Join(left, right, kind, List.of(), Conditions.of(condition), columns));
    }

    private static Relation join(Join join) {
        int leftSize = join.left().columns().size();
        List<Expr> right = new ArrayList<>();
        List<Expr> left = new ArrayList<>();
        List<Expr> together = new ArrayList<>();
        for (Expr condition : join.conditions()) {
            if (join.kind() != JoinKind.FULL && Conditions.reads(condition, column -> column >= leftSize)) {
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
