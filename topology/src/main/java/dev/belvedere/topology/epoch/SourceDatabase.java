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

    /** Returns a table's name in the database: as declared, or else the last two parts of its topic's name, as Debezium makes it. */
    public String collection(String table, String topic) {
        String declared = collections.get(table);
        if (declared != null) {
            return declared;
        }
        int last = topic.lastIndexOf('.');
        return topic.substring(topic.lastIndexOf('.', last - 1) + 1);
    }
}
