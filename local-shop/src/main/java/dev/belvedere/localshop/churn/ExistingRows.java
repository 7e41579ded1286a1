package dev.belvedere.localshop.churn;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Picks rows of the database at random. The same random numbers pick the same rows of the same database. Not thread-safe. */
final class ExistingRows {

    private static final int MOST_PICKED = 1_000_000;

    private final Connection database;
    private final Random random;

    ExistingRows(Connection database, Random random) {
        this.database = database;
        this.random = random;
    }

    /** Returns the value that some row has in the column; null for NULL, or without rows. */
    @Nullable
    String value(ChurnTable table, ChurnColumn column) throws SQLException {
        String order = table.key().isEmpty() ? "1" : ChurnTable.list(table.key());
        List<@Nullable String> values = first(
                "SELECT " + column.quoted() + "::text FROM " + table.name() + " ORDER BY " + order + one(table.name()));
        return values.isEmpty() ? null : values.get(0);
    }

    /** Returns the columns of some row that the foreign key can refer to; empty if there is none. */
    List<@Nullable String> referenced(ForeignKey reference) throws SQLException {
        String columns = ChurnTable.list(reference.referenced());
        return first(
                "SELECT " + columns + " FROM " + reference.table() + " ORDER BY " + columns + one(reference.table()));
    }

    /** Returns a whole number above all that the column has. */
    long above(ChurnTable table, ChurnColumn column) throws SQLException {
        return Long.parseLong(
                String.valueOf(first("SELECT coalesce(max(" + column.quoted() + "), 0) + 1 FROM " + table.name())
                        .get(0)));
    }

    /** Returns a condition that holds for up to this many rows of a table with a primary key. */
    String some(ChurnTable table, int most) {
        String key = ChurnTable.list(table.key());
        return "(" + key + ") IN (SELECT " + key + " FROM " + table.name() + " ORDER BY " + key + offset(table.name())
                + " LIMIT " + (1 + random.nextInt(most)) + ")";
    }

    private String one(String table) {
        return offset(table) + " LIMIT 1";
    }

    private String offset(String table) {
        return " OFFSET mod(" + random.nextInt(MOST_PICKED) + ", greatest(1, (SELECT count(*) FROM " + table + ")))";
    }

    private List<@Nullable String> first(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<@Nullable String> values = new ArrayList<>();
            if (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
            }
            return values;
        }
    }
}
