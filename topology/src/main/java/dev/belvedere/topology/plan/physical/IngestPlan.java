package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Table;
import java.util.List;

/**
 * How a table is ingested: once, for all views that use it.
 *
 * @param ordinal the number of the table among those that are ingested
 * @param table the table
 * @param row the columns that any view uses; the latest image of each row consists of them
 * @param feeds what each change is sent on to
 */
public record IngestPlan(int ordinal, Table table, RowType row, List<Feed> feeds) {

    public IngestPlan {
        feeds = List.copyOf(feeds);
    }
}
