package dev.belvedere.app.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs a view's own SELECT in PostgreSQL, which also writes the rows as JSON. */
final class JdbcSourceRows implements SourceRows {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final int KEYS_AT_ONCE = 100;

    private final Connection database;
    private final ViewShape shape;
    private final String query;
    private final boolean newest;

    /**
     * @param database a connection without auto-commit, so that rows are streamed
     * @param newest whether each query sees the newest state; otherwise all see that of the connection's transaction, which they leave open
     */
    JdbcSourceRows(Connection database, ViewShape shape, boolean newest) {
        this.database = database;
        this.shape = shape;
        this.newest = newest;
        String columns =
                shape.columns().stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        this.query = "SELECT row_to_json(v.*)::text FROM (\n" + shape.select() + "\n) v (" + columns + ")";
    }

    @Override
    public void each(Consumer<JsonRow> row) {
        run(query, List.of(), row);
    }

    @Override
    public Map<Key, JsonRow> again(Collection<Key> keys) {
        Map<Key, JsonRow> rows = new HashMap<>();
        List<Key> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<Key> some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
            String condition = some.stream().map(this::condition).collect(Collectors.joining(" OR "));
            run(query + " WHERE " + condition, some, row -> rows.put(shape.keyOf(row), row));
        }
        return rows;
    }

    private void run(String sql, List<Key> keys, Consumer<JsonRow> row) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            bind(statement, keys);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.accept(JsonRow.parse(rows.getString(1), shape.columns()));
                }
            }
            if (newest) {
                database.commit();
            }
        } catch (SQLException e) {
            rollBack(e);
            throw VerificationException.database(
                    "the source database cannot run the SELECT of " + shape.name() + ": " + e.getMessage(), e);
        }
    }

    /** Ends the failed transaction, so that the connection can be used for other views. */
    private void rollBack(SQLException failure) {
        try {
            database.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private String condition(Key key) {
        return IntStream.range(0, key.values().size())
                .mapToObj(i -> condition(shape.keyColumns().get(i), key.values().get(i)))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    private static String condition(ViewColumn column, String value) {
        String name = "v." + quoted(column.name());
        return value.equals("null") ? name + " IS NULL" : name + " = CAST(? AS " + column.type() + ")";
    }

    private void bind(PreparedStatement statement, List<Key> keys) throws SQLException {
        int parameter = 1;
        for (Key key : keys) {
            for (int i = 0; i < key.values().size(); i++) {
                String value = key.values().get(i);
                if (!value.equals("null")) {
                    statement.setString(parameter++, shape.keyColumns().get(i).input(value));
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
