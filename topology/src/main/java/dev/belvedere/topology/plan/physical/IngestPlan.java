package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Table;
import java.util.List;

/**
 * How a table comes in: once, whatever the number of views that use it.
 *
 * @param ordinal the number by which provenance and marks name the table
 * @param table the table
 * @param row the columns that any view uses; the last image of every row holds these
 * @param feeds what each change is sent on as
 */
public record IngestPlan(int ordinal, Table table, RowType row, List<Feed> feeds) {

    public IngestPlan {
        feeds = List.copyOf(feeds);
    }
}
