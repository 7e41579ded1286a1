package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tables, rows and transactions as PostgreSQL's statements. */
final class TrialScripts {

    private TrialScripts() {}

    /** Returns CREATE TABLE. Upper and lower case of texts are those of Unicode, and the order is that of the bytes. */
    static String definition(Table table) {
        return table.columns().columns().stream()
                .map(TrialScripts::definition)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE TABLE " + table.name() + "(",
                        ", PRIMARY KEY (" + String.join(", ", table.keyType().names()) + "))"));
    }

    private static String definition(Column column) {
        String type = column.type().sql();
        return column.name()
                + " "
                + (type.equals("text") ? "text COLLATE pg_c_utf8" : type)
                + (column.nullable() ? "" : " NOT NULL");
    }

    /** Returns INSERT of at least one row. */
    static String insertion(Table table, List<Row> rows) {
        return rows.stream()
                .map(row -> values(row, table))
                .collect(Collectors.joining(", ", "INSERT INTO " + table.name() + " VALUES ", ""));
    }

    private static String values(Row row, Table table) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> literal(row.get(column), table.columns().type(column)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(@Nullable Object value, SqlType type) {
        return (value == null ? "NULL" : "'" + PostgresTexts.write(value).replace("'", "''") + "'") + "::" + type.sql();
    }

    /** Returns the statements of a transaction. */
    static String transaction(List<Table> tables, List<RowChange> changes) {
        return changes.stream()
                .map(change -> change(tables.get(change.table()), change) + ";\n")
                .collect(Collectors.joining("", "BEGIN;\n", "COMMIT;\n"));
    }

    private static String change(Table table, RowChange change) {
        Row row = change.row();
        if (row == null) {
            return "DELETE FROM " + table.name() + " WHERE "
                    + tuple(table.keyType().names()) + " = " + key(table, change.key());
        }
        List<String> columns = table.columns().names();
        return insertion(table, List.of(row)) + " ON CONFLICT "
                + tuple(table.keyType().names()) + " DO UPDATE SET "
                + columns.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }

    private static String tuple(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String key(Table table, Row key) {
        return IntStream.range(0, key.size())
                .mapToObj(column -> literal(key.get(column), table.keyType().type(column)))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
