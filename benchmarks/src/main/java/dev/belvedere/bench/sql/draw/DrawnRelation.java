package dev.belvedere.bench.sql.draw;

import dev.belvedere.topology.catalog.Table;
import java.util.List;

/**
 * A table or a view that queries select from.
 *
 * @param columns its columns, by their own names
 * @param key the names of columns that no two of its rows share
 */
record DrawnRelation(String name, List<Field> columns, List<String> key) {

    DrawnRelation {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    static DrawnRelation of(Table table) {
        List<Field> columns = table.columns().columns().stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList();
        return new DrawnRelation(table.name(), columns, table.keyType().names());
    }

    /** Returns it under an alias. */
    Source as(String alias) {
        List<Field> fields = columns.stream()
                .map(column -> new Field(alias + "." + column.name(), column.type()))
                .toList();
        return new Source(
                name + " " + alias,
                fields,
                key.stream().map(column -> alias + "." + column).toList());
    }
}
