package dev.belvedere.localshop.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The SQL statements of the workload. Not thread-safe. */
final class Statements {

    private final Connection database;
    private final RandomGenerator random;

    Statements(Connection database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    long lastId(String table) throws SQLException {
        return id("SELECT coalesce(max(id), 0) FROM " + table + " WHERE id >= ?", 0)
                .orElse(0);
    }

    /** Returns the id of the first row from a random id on; empty if there is none. */
    OptionalLong any(String table, long lastId) throws SQLException {
        return id("SELECT id FROM " + table + " WHERE id >= ? ORDER BY id LIMIT 1", random.nextLong(lastId + 1));
    }

    private OptionalLong id(String sql, long from) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setLong(1, from);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
