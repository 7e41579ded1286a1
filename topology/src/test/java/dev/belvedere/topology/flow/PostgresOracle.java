package dev.belvedere.topology.flow;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.catalog.Table;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers to a view's SQL on the same rows. */
final class PostgresOracle implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Connection connection;

    PostgresOracle(List<Table> tables) {
        try {
            postgres = EmbeddedPostgres.start();
            connection = postgres.getPostgresDatabase().getConnection();
            for (Table table : tables) {
                execute(table.columns().columns().stream()
                        .map(Column::toString)
                        .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + "(", ")")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables now hold the world's rows. */
    void load(ShopWorld world, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            execute("TRUNCATE " + table.name());
            String marks = table.columns().names().stream().map(name -> "?").collect(Collectors.joining(",", "(", ")"));
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table.name() + " VALUES " + marks)) {
                for (@Nullable Object[] row : world.rows(table).values()) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : row[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** The rows of a query by the values of their key columns. */
    Map<Row, Row> query(String select, List<Integer> key) throws SQLException {
        Map<Row, Row> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(select)) {
            while (results.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    Object value = results.getObject(i);
                    values.add(
                            value instanceof java.sql.Timestamp
                                    ? results.getObject(i, OffsetDateTime.class).toInstant()
                                    : value);
                }
                Row row = Row.of(values.toArray());
                rows.put(row.project(key), row);
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
