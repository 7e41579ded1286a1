package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/**
 * What is read from what an assembly keeps for a key.
 *
 * @param cells where the values stand
 * @param columns what is made of them; input {@code i} is the value of cell {@code i}
 */
public record Selection(List<Cell> cells, List<Expr> columns) {

    public Selection {
        cells = List.copyOf(cells);
        columns = List.copyOf(columns);
    }
}
