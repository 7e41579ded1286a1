package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** A relation that has found its place: the assembly whose rows are its rows, and where each column comes from. */
record Placed(Draft assembly, List<Origin> columns) {

    Origin column(int position) {
        return columns.get(position);
    }

    /** What an expression makes of the columns. */
    Origin computed(Expr expression) {
        return Origin.computed(expression, columns);
    }
}
