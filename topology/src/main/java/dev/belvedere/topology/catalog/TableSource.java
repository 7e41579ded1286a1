package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.dialect.EventFormat;
import java.util.List;

/**
 * Where a table's changes arrive.
 *
 * @param table the name that SQL uses
 * @param topic the change-event topic
 * @param key the key columns; empty to take them from the topic's Avro key schema
 * @param format how the events are to be read
 * @param setsAside whether events that cannot be taken in are set aside; otherwise the table stands still before them
 */
public record TableSource(String table, String topic, List<String> key, EventFormat format, boolean setsAside) {

    public TableSource {
        key = List.copyOf(key);
    }

    /** A table of which nothing is declared. */
    public static TableSource of(String table, String topic) {
        return new TableSource(table, topic, List.of(), EventFormat.of(topic), false);
    }
}
