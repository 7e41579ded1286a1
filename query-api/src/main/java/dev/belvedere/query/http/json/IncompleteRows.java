package dev.belvedere.query.http.json;

import dev.belvedere.topology.engine.view.View;
import java.util.Map;

/** Counts the rows behind a view that lack an event that was set aside. */
public final class IncompleteRows {

    private IncompleteRows() {}

    /**
     * The number of these rows.
     *
     * @param byTable how many rows lack an event, by table
     */
    public static long of(View view, Map<String, Long> byTable) {
        return view.tables().stream()
                .mapToLong(table -> byTable.getOrDefault(table, 0L))
                .sum();
    }
}
