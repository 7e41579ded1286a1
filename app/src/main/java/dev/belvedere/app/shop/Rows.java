package dev.belvedere.app.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The few statements that the workload is made of. */
final class Rows {

    private final Connection database;
    private final RandomGenerator random;

    Rows(Connection database, RandomGenerator random) {
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

    /** Some row that exists: the first from a random id on; empty where there is none. */
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
