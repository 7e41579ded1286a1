package dev.belvedere.topology.catalog;

import java.util.List;

/**
 * Where a table's changes arrive.
 *
 * @param table the name that SQL uses
 * @param topic the change-event topic
 * @param key the key columns; empty to take them from the topic's Avro key schema
 */
public record TableSource(String table, String topic, List<String> key) {

    public TableSource {
        key = List.copyOf(key);
    }
}
