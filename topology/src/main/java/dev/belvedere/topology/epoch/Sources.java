package dev.belvedere.topology.epoch;

import dev.belvedere.topology.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the source partitions of all tables consecutively, so that a position is an array. Immutable.
 *
 * @param partitions the topic and partition of each source, by number
 * @param firstOfTable the number of each table's partition 0, and at the end the number of sources
 */
public record Sources(List<Source> partitions, List<Integer> firstOfTable) {

    /** One partition of a table's topic. */
    public record Source(int table, String topic, int partition) {}

    public Sources {
        partitions = List.copyOf(partitions);
        firstOfTable = List.copyOf(firstOfTable);
    }

    /** Numbers the partitions of tables whose topics have these partition counts. */
    public static Sources of(List<Table> tables, List<Integer> partitionCounts) {
        List<Source> partitions = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            first.add(partitions.size());
            for (int partition = 0; partition < partitionCounts.get(table); partition++) {
                partitions.add(new Source(table, tables.get(table).topic(), partition));
            }
        }
        first.add(partitions.size());
        return new Sources(partitions, first);
    }

    public int size() {
        return partitions.size();
    }

    /** Returns the number of one partition of a table. */
    public int number(int table, int partition) {
        return firstOfTable.get(table) + partition;
    }

    /** Returns how many partitions a table has. */
    public int partitions(int table) {
        return firstOfTable.get(table + 1) - firstOfTable.get(table);
    }
}
