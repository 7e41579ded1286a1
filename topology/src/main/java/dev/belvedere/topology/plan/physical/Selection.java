package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/**
 * Columns that are computed from the entry that an assembly keeps for a key.
 *
 * @param cells the cells that are read
 * @param columns the columns; their input {@code i} is the value of cell {@code i}
 */
public record Selection(List<Cell> cells, List<Expr> columns) {

    public Selection {
        cells = List.copyOf(cells);
        columns = List.copyOf(columns);
    }
}
