package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator with state: what it keeps for each key, and what it sends on when the row of a key changes. Looked-up tables, folds and views are assemblies;
 * those with equal keys share one.
 *
 * @param ordinal its number in the plan; an assembly comes after those it looks up or folds
 * @param name unique in the plan, and the name of its store
 * @param key the key's columns
 * @param placedBy how many of the key's leading columns determine its shard: all of them, or the first one of an index
 * @param filter the condition that has to be TRUE for a key to have a row: one column
 */
public record AssemblyPlan(
        int ordinal, String name, RowType key, int placedBy, List<Part> parts, Selection filter, List<Outlet> outlets) {

    public AssemblyPlan {
        parts = List.copyOf(parts);
        outlets = List.copyOf(outlets);
    }

    /** Returns the plan with an outlet added at the end. */
    public AssemblyPlan with(Outlet outlet) {
        List<Outlet> extended = new ArrayList<>(outlets);
        extended.add(outlet);
        return new AssemblyPlan(ordinal, name, key, placedBy, parts, filter, extended);
    }
}
