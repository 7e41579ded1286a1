package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.Map;

/**
 * A table as SQL sees it.
 *
 * @param name the name that SQL uses
 * @param topic the change-event topic
 * @param columns the columns that can be read exactly
 * @param key the positions of the primary key in {@code columns}, in key order; never empty
 * @param unreadable columns whose values in the events are not exact, each with the reason
 */
public record Table(String name, String topic, RowType columns, List<Integer> key, Map<String, String> unreadable) {

    public Table {
        key = List.copyOf(key);
        unreadable = Map.copyOf(unreadable);
    }

    /** Returns the key columns, in key order. */
    public RowType keyType() {
        return columns.project(key);
    }
}
