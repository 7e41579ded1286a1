package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.physical.ViewPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the view and the columns of a declared index, and refuses indexes that cannot be kept. */
final class IndexColumns {

    private final List<ViewPlan> views;
    private final Set<IndexDefinition> known = new HashSet<>();

    IndexColumns(List<ViewPlan> views) {
        this.views = views;
    }

    /**
     * Returns the position of the index's view.
     *
     * @throws IndexException if there is no such view, or if the index was declared before
     */
    int view(IndexDefinition index) {
        List<String> names = views.stream().map(ViewPlan::name).toList();
        int view = names.indexOf(index.view());
        if (view < 0) {
            throw new IndexException(index + " names an unknown view" + nearest(index.view(), names));
        }
        if (views.get(view).key().isEmpty()) {
            throw new IndexException(index + " is of a view with one row. Remove it.");
        }
        if (!views.get(view).keysOverNothing().isEmpty()) {
            throw new IndexException(
                    index + " is of a view that has a row even where its tables have none. Remove it.");
        }
        if (!known.add(index)) {
            throw new IndexException(index + " is declared twice. Remove one of the two.");
        }
        return view;
    }

    /**
     * Returns the positions of the index's columns in those of its view.
     *
     * @throws IndexException if there is no such column, or if an index cannot have it
     */
    List<Integer> positions(IndexDefinition index, ViewPlan view) {
        if (index.columns().isEmpty()) {
            throw new IndexException(index + " has no columns. Name at least one.");
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

    private static void refuseUnordered(IndexDefinition index, Column column) {
        if (!isOrdered(column.type())) {
            throw new IndexException(index + " names the column " + column.name() + " of type "
                    + column.type().sql() + ", which an index cannot have. Name columns of other types.");
        }
    }

    // Documents and intervals that are equal in PostgreSQL may be written differently.
    private static boolean isOrdered(SqlType type) {
        return switch (type.kind()) {
            case JSON, INTERVAL -> false;
            case ARRAY -> isOrdered(Objects.requireNonNull(type.element()));
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
    }

    private static String nearest(String name, List<String> known) {
        return Nearest.to(name, known)
                .map(each -> "; the nearest is " + each + ".")
                .orElse("; there are none.");
    }
}
