package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * How a view's rows are read from its assembly.
 *
 * @param name the view's name
 * @param definition the statement that defines it, as written
 * @param query the query of that statement, as written
 * @param assembly the ordinal of the assembly that keeps its rows
 * @param selection how the columns are read
 * @param columns the view's columns, and behind them those of its key that the SELECT list lacks
 * @param shown how many of the columns are the view's
 * @param key the positions of the key in {@code columns}, in the order of the assembly's key
 * @param keysOverNothing the keys that have a row even where nothing is stored, as that of an aggregate without GROUP BY has
 * @param indexes the secondary indexes
 */
public record ViewPlan(
        String name,
        String definition,
        String query,
        int assembly,
        Selection selection,
        RowType columns,
        int shown,
        List<Integer> key,
        List<Row> keysOverNothing,
        List<IndexPlan> indexes) {

    public ViewPlan {
        key = List.copyOf(key);
        keysOverNothing = List.copyOf(keysOverNothing);
        indexes = List.copyOf(indexes);
    }

    /** Returns the plan with an index added at the end. */
    public ViewPlan with(IndexPlan index) {
        List<IndexPlan> extended = new ArrayList<>(indexes);
        extended.add(index);
        return new ViewPlan(
                name, definition, query, assembly, selection, columns, shown, key, keysOverNothing, extended);
    }
}
