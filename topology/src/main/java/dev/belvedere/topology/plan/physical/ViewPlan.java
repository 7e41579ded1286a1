package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.List;

/**
 * How a view's rows are read from its assembly.
 *
 * @param name the view's name
 * @param definition the statement that defines it, as written
 * @param assembly the ordinal of the assembly that keeps its rows
 * @param cells where each column's value stands
 * @param columns the view's columns
 * @param key the positions of the key in {@code columns}, in the order of the assembly's key
 */
public record ViewPlan(
        String name, String definition, int assembly, List<Cell> cells, RowType columns, List<Integer> key) {

    public ViewPlan {
        cells = List.copyOf(cells);
        key = List.copyOf(key);
    }
}
