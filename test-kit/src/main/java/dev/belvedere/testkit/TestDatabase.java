package dev.belvedere.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of a test's own, in UTC, with one connection. Used by one thread. */
public final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Connection connection;

    private TestDatabase(EmbeddedPostgres server) throws SQLException {
        this.server = server;
        this.connection = server.getPostgresDatabase().getConnection();
        execute("SET timezone = 'UTC'");
    }

    /** Starts the server and connects to it. */
    public static TestDatabase start() {
        try {
            return new TestDatabase(EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "UTC")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one connection. */
    public Connection connection() {
        return connection;
    }

    /** Executes a statement. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Replaces a table's rows. */
    public void load(String table, int columns, Collection<? extends @Nullable Object[]> rows) throws SQLException {
        execute("TRUNCATE " + table);
        String marks = String.join(", ", Collections.nCopies(columns, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < columns; i++) {
                    // The driver takes no Instant.
                    insert.setObject(i + 1, row[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
