package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.ColumnDeclaration;
import dev.belvedere.serdes.column.TextComparison;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the events of a topic are to be read, as far as they do not tell themselves. Immutable.
 *
 * @param valueSubject the registry's subject of the topic's values
 * @param keySubject that of its keys
 * @param placedByRow whether all events of a row are known to be in one partition, whoever wrote them
 * @param takesRepeatedSnapshots whether no row is known to have been deleted between a snapshot of the whole table and the events before it
 * @param columns what the configuration declares, by column
 */
public record EventFormat(
        String valueSubject,
        String keySubject,
        boolean placedByRow,
        boolean takesRepeatedSnapshots,
        Map<String, ColumnDeclaration> columns) {

    public EventFormat {
        // Sorted, so that its text is the same in every process.
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    /** The format of a topic whose subjects have the usual names, and of which nothing is declared. */
    public static EventFormat of(String topic) {
        return new EventFormat(topic + "-value", topic + "-key", false, false, Map.of());
    }

    /** Returns this format, with padded columns declared as such: the schemas of keys do not tell. */
    public EventFormat padded(Map<String, TextComparison> comparisons) {
        Map<String, ColumnDeclaration> declared = new TreeMap<>(columns);
        comparisons.forEach((name, comparison) -> {
            if (comparison == TextComparison.WITHOUT_PADDING) {
                declared.put(
                        name,
                        new ColumnDeclaration(
                                Optional.of("char"), declaration(name).nullsKept()));
            }
        });
        return new EventFormat(valueSubject, keySubject, placedByRow, takesRepeatedSnapshots, declared);
    }

    ColumnDeclaration declaration(String column) {
        return columns.getOrDefault(column, ColumnDeclaration.NONE);
    }
}
