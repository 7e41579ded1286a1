package dev.belvedere.topology.plan.physical;

import java.util.List;
import java.util.stream.Stream;

/**
 * A secondary index: another order in which a view's rows are kept.
 *
 * @param columns the positions of the index's columns in the view's columns
 * @param assembly the ordinal of the assembly that keeps copies of the rows: by the index's columns, then by the other columns of the view's key
 * @param selection how the view's columns are read from it
 */
public record IndexPlan(List<Integer> columns, int assembly, Selection selection) {

    public IndexPlan {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the positions of the index key's columns in the view's columns: those of the index, and the other ones of the view's key.
     *
     * @param key the positions of the view's key
     */
    public List<Integer> keyColumns(List<Integer> key) {
        return Stream.concat(columns.stream(), key.stream()).distinct().toList();
    }
}
