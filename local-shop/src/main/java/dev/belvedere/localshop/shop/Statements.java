package dev.belvedere.localshop.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The SQL statements of the workload. Not thread-safe. */
final class Statements {

    /** The user whose row, orders and items the workload leaves as they are, so that the documentation can show them. */
    static final long SPARED_USER = 1;

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

    /** Returns the id of a random user other than {@link #SPARED_USER}; empty if there is none. */
    OptionalLong anyUser(long lastId) throws SQLException {
        return from("SELECT id FROM users WHERE id >= ? AND id <> " + SPARED_USER + " ORDER BY id LIMIT 1", lastId);
    }

    /** Returns the id of a random order of another user; empty if there is none. */
    OptionalLong anyOrder(long lastId) throws SQLException {
        return from(
                "SELECT id FROM orders WHERE id >= ? AND user_id <> " + SPARED_USER + " ORDER BY id LIMIT 1", lastId);
    }

    /** Returns the id of a random item in no order of that user; empty if there is none. */
    OptionalLong anyItem(long lastId) throws SQLException {
        return from(
                "SELECT i.id FROM items i LEFT JOIN orders o ON o.id = i.order_id"
                        + " WHERE i.id >= ? AND o.user_id IS DISTINCT FROM " + SPARED_USER + " ORDER BY i.id LIMIT 1",
                lastId);
    }

    /** Returns the first id from a random one on. */
    private OptionalLong from(String sql, long lastId) throws SQLException {
        return id(sql, random.nextLong(lastId + 1));
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
