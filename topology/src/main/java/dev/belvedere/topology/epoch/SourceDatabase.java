package dev.belvedere.topology.epoch;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A database whose transactions become visible as a whole.
 *
 * @param name the name by which the configuration and the API call it
 * @param transactions the topic, of one partition, in which its connector tells where each transaction ends
 * @param tables its tables, by the names that SQL uses
 * @param collections the tables' names in the database, as the connector counts their events, by the names that SQL uses
 */
public record SourceDatabase(String name, String transactions, List<String> tables, Map<String, String> collections) {

    public SourceDatabase {
        tables = List.copyOf(tables);
        collections = Map.copyOf(collections);
    }

    /** Returns the number of the database that has a table; -1 if none has it. */
    public static int numberOf(String table, List<SourceDatabase> databases) {
        return IntStream.range(0, databases.size())
                .filter(number -> databases.get(number).tables().contains(table))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Returns what the connector may call a table: as declared, or else the last two parts of its topic's name, or the last three, which Debezium takes where the name
     * of the database is one of them (SQL Server, Oracle, Db2).
     */
    public List<String> collections(String table, String topic) {
        String declared = collections.get(table);
        return declared == null ? List.of(lastParts(topic, 2), lastParts(topic, 3)) : List.of(declared);
    }

    private static String lastParts(String topic, int parts) {
        int dot = topic.length();
        for (int part = 0; part < parts && dot >= 0; part++) {
            dot = topic.lastIndexOf('.', dot - 1);
        }
        return topic.substring(dot + 1);
    }
}
