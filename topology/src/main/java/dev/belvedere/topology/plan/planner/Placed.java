package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** A placed relation: the assembly whose rows are its rows, and the origin of each column. */
record Placed(Draft assembly, List<ColumnOrigin> columns) {

    ColumnOrigin column(int position) {
        return columns.get(position);
    }

    /** Returns the origin of an expression over the columns. */
    ColumnOrigin computed(Expr expression) {
        return ColumnOrigin.computed(expression, columns);
    }
}
