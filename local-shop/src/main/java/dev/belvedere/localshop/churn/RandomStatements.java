package dev.belvedere.localshop.churn;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws statements that mostly respect the constraints: references lead to rows that exist, and unique columns mostly get new values. Of ten statements
 * four insert a row, four update one to three, two delete one. Not thread-safe.
 */
final class RandomStatements {

    private static final int INSERTS = 4;
    private static final int UPDATES = 8;
    private static final int KINDS = 10;
    private static final int MOST_UPDATED = 3;

    private final List<ChurnTable> tables;
    private final Random random;
    private final ExistingRows rows;
    private final RandomColumn values;

    RandomStatements(Connection database, List<ChurnTable> tables, Random random) {
        this.tables = List.copyOf(tables);
        this.random = random;
        this.rows = new ExistingRows(database, random);
        this.values = new RandomColumn(rows, random);
    }

    RandomStatement draw() throws SQLException {
        ChurnTable table = any(tables);
        int kind = random.nextInt(KINDS);
        if (kind < INSERTS || table.key().isEmpty()) {
            return insert(table);
        }
        return kind < UPDATES ? update(table) : delete(table);
    }

    RandomStatement insert(ChurnTable table) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (ChurnColumn column : table.columns()) {
            if (!row.containsKey(column.name()) && !(column.counted() && random.nextInt(10) > 0)) {
                row.putAll(
                        table.foreignKeyOf(column).isPresent()
                                ? reference(table, column)
                                : Collections.singletonMap(column.name(), values.inserted(table, column)));
            }
        }
        String target = "INSERT INTO " + table.name();
        return row.isEmpty()
                ? new RandomStatement(target + " DEFAULT VALUES", List.of())
                : statement(
                        target + " (" + ChurnTable.list(List.copyOf(row.keySet())) + ") VALUES ("
                                + String.join(", ", Collections.nCopies(row.size(), "?")) + ")",
                        row);
    }

    private RandomStatement update(ChurnTable table) throws SQLException {
        Map<String, @Nullable String> changed = new LinkedHashMap<>();
        int columns = 1 + random.nextInt(MOST_UPDATED);
        for (int i = 0; i < columns; i++) {
            ChurnColumn column = any(table.columns());
            // A change of the key is a deletion and an insertion for whoever reads the events.
            if (!table.key().contains(column.name()) || random.nextInt(4) == 0) {
                changed.putAll(
                        table.foreignKeyOf(column).isPresent()
                                ? reference(table, column)
                                : Collections.singletonMap(column.name(), values.updated(table, column)));
            }
        }
        if (changed.isEmpty()) {
            return delete(table);
        }
        String assignments = changed.keySet().stream()
                .map(name -> ChurnColumn.quoted(name) + " = ?")
                .collect(joining(", "));
        int most = changed.keySet().stream().anyMatch(table.key()::contains) ? 1 : MOST_UPDATED;
        return statement(
                "UPDATE " + table.name() + " SET " + assignments + " WHERE " + rows.some(table, most), changed);
    }

    private RandomStatement delete(ChurnTable table) {
        return new RandomStatement("DELETE FROM " + table.name() + " WHERE " + rows.some(table, 1), List.of());
    }

    /** Draws a row to refer to, or NULL, for all columns of the foreign key that this one belongs to. */
    private Map<String, @Nullable String> reference(ChurnTable table, ChurnColumn column) throws SQLException {
        ForeignKey reference = table.foreignKeyOf(column).orElseThrow();
        List<@Nullable String> found =
                column.nullable() && random.nextInt(6) == 0 ? List.of() : rows.referenced(reference);
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            given.put(reference.columns().get(i), found.isEmpty() ? null : found.get(i));
        }
        return given;
    }

    private static RandomStatement statement(String sql, Map<String, @Nullable String> row) {
        return new RandomStatement(sql, new ArrayList<>(row.values()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
