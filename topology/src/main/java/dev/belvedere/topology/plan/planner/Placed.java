package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** A relation that has found its place: the assembly whose rows are its rows, and where each column comes from. */
record Placed(Draft assembly, List<ColumnOrigin> columns) {

    ColumnOrigin column(int position) {
        return columns.get(position);
    }

    /** What an expression makes of the columns. */
    ColumnOrigin computed(Expr expression) {
        return ColumnOrigin.computed(expression, columns);
    }
}
