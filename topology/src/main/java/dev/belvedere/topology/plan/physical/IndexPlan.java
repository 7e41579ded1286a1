package dev.belvedere.topology.plan.physical;

import java.util.List;

/**
 * Another order in which a view's rows are kept, so that they are found by other columns than the key's.
 *
 * @param columns the positions of the index's columns in the view's columns
 * @param assembly the ordinal of the assembly that keeps the copies of the rows: by the index's columns, then those of the view's key that
 *     are not among them
 * @param selection how the view's columns are read from it
 */
public record IndexPlan(List<Integer> columns, int assembly, Selection selection) {

    public IndexPlan {
        columns = List.copyOf(columns);
    }
}
