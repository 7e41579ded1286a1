package dev.belvedere.topology.plan.logical;

import java.util.List;

/**
 * A declared secondary index of a view.
 *
 * @param view the view's name
 * @param columns the names of columns of the view, in the order of the index
 */
public record IndexDefinition(String view, List<String> columns) {

    public IndexDefinition {
        columns = List.copyOf(columns);
    }

    @Override
    public String toString() {
        return "the index " + columns + " of " + view;
    }
}
