package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.column.TextComparison;
import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.RowType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as SQL sees it.
 *
 * @param name the name that SQL uses
 * @param topic the change-event topic
 * @param columns the columns that can be read exactly
 * @param key the positions of the primary key in {@code columns}, in key order; never empty
 * @param format how its events are to be read
 * @param comparisons how texts compare, by column; columns that compare by their bytes are not among them
 * @param unreadable columns whose values in the events are not exact, each with the reason
 */
public record Table(
        String name,
        String topic,
        RowType columns,
        List<Integer> key,
        EventFormat format,
        Map<String, TextComparison> comparisons,
        Map<String, String> unreadable) {

    public Table {
        key = List.copyOf(key);
        // Sorted: a plan's fingerprint is made of its text, which has to be the same in every process.
        comparisons = Collections.unmodifiableMap(new TreeMap<>(comparisons));
        unreadable = Collections.unmodifiableMap(new TreeMap<>(unreadable));
    }

    /** A table whose events tell all that is to be known. */
    public static Table of(String name, String topic, RowType columns, List<Integer> key) {
        return new Table(name, topic, columns, key, EventFormat.of(topic), Map.of(), Map.of());
    }

    /** Returns the key columns, in key order. */
    public RowType keyType() {
        return columns.project(key);
    }
}
