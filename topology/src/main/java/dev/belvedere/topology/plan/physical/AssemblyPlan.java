package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * One operator with state: what is kept for every key, and what is sent on when the row of a key changes. Looked-up tables, folds and views
 * are all assemblies; those with equal keys are one.
 *
 * @param ordinal its number in the plan; an assembly comes after those it looks up or folds
 * @param name unique in the plan, and the name of its store
 * @param key the key's columns
 * @param placedBy how many of the key's leading columns decide its shard: all of them, or the first one of an index
 * @param filter what has to be TRUE for a key to have a row: one column
 */
public record AssemblyPlan(
        int ordinal, String name, RowType key, int placedBy, List<Part> parts, Selection filter, List<Outlet> outlets) {

    public AssemblyPlan {
        parts = List.copyOf(parts);
        outlets = List.copyOf(outlets);
    }

    /** The same with one more outlet, the last one. */
    public AssemblyPlan with(Outlet outlet) {
        List<Outlet> extended = new ArrayList<>(outlets);
        extended.add(outlet);
        return new AssemblyPlan(ordinal, name, key, placedBy, parts, filter, extended);
    }
}
