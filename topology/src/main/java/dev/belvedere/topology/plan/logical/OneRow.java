package dev.belvedere.topology.plan.logical;

/** Finds relations that have one row, whatever their tables have: aggregates without GROUP BY, and what is computed from them. */
public final class OneRow {

    private OneRow() {}

    /** Whether the relation has one row; or none, where a condition on it does not hold. */
    public static boolean is(Relation relation) {
        return relation.fold(new Relation.Cases<>(
                scan -> false,
                project -> is(project.input()),
                filter -> is(filter.input()),
                join -> join.kind() == Relation.JoinKind.INNER
                        && join.on().isEmpty()
                        && is(join.left())
                        && is(join.right()),
                aggregate -> aggregate.group().isEmpty(),
                operation -> false,
                window -> false,
                sets -> false,
                unnest -> false));
    }
}
