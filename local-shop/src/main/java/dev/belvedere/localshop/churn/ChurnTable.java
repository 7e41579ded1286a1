package dev.belvedere.localshop.churn;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * A table as random statements need to know it.
 *
 * @param name quoted and with its schema
 * @param columns those that can be written: neither generated nor always given by an identity
 * @param key the columns of the primary key, in its order; empty if there is none
 */
record ChurnTable(String name, List<ChurnColumn> columns, List<String> key, List<ForeignKey> foreignKeys) {

    ChurnTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Returns the first foreign key that the column belongs to. */
    Optional<ForeignKey> foreignKeyOf(ChurnColumn column) {
        return foreignKeys.stream()
                .filter(reference -> reference.columns().contains(column.name()))
                .findFirst();
    }

    /** Returns the columns' names, quoted, as a list of SQL. */
    static String list(List<String> columns) {
        return columns.stream().map(ChurnColumn::quoted).collect(joining(", "));
    }
}
