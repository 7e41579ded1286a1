package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.physical.ViewPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a declared index names, and refuses what cannot be one. */
final class IndexColumns {

    private final List<ViewPlan> views;
    private final Set<IndexDefinition> known = new HashSet<>();

    IndexColumns(List<ViewPlan> views) {
        this.views = views;
    }

    /**
     * The position of the view that the index belongs to.
     *
     * @throws IndexException where there is no such view, or the same index was asked for before
     */
    int view(IndexDefinition index) {
        List<String> names = views.stream().map(ViewPlan::name).toList();
        int view = names.indexOf(index.view());
        if (view < 0) {
            throw new IndexException(index + " is of no view that there is" + nearest(index.view(), names));
        }
        if (!known.add(index)) {
            throw new IndexException(index + " is declared twice. Remove one of the two.");
        }
        return view;
    }

    /**
     * The positions of the index's columns in those of its view.
     *
     * @throws IndexException where there is no such column, or none that an index may have
     */
    List<Integer> positions(IndexDefinition index, ViewPlan view) {
        if (index.columns().isEmpty()) {
            throw new IndexException(index + " has no columns. Name those to find rows by.");
        }
        List<Integer> positions = index.columns().stream()
                .map(name -> position(index, name, view))
                .toList();
        if (Set.copyOf(positions).size() < positions.size()) {
            throw new IndexException(index + " names a column twice. Name each once.");
        }
        return positions;
    }

    private static int position(IndexDefinition index, String name, ViewPlan view) {
        int position = view.columns().indexOf(name);
        if (position < 0) {
            throw new IndexException(index + " names the column " + name + ", which the view does not have"
                    + nearest(name, view.columns().names()));
        }
        refuseUnordered(index, view.columns().column(position));
        return position;
    }

    // Their equality in PostgreSQL is not that of what is written, or they have no form in a request.
    private static void refuseUnordered(IndexDefinition index, Column column) {
        boolean ordered = switch (column.type().kind()) {
            case JSON, ARRAY -> false;
            case BOOLEAN,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    DECIMAL,
                    VARCHAR,
                    BYTES,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    UUID -> true;
        };
        if (!ordered) {
            throw new IndexException(index + " names the column " + column.name() + " of type "
                    + column.type().sql() + ", by which no row can be found. Name columns of other types.");
        }
    }

    private static String nearest(String name, List<String> known) {
        return Nearest.to(name, known)
                .map(each -> "; the nearest that there is, is " + each + ".")
                .orElse("; there are none.");
    }
}
