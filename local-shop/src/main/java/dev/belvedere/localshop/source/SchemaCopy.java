package dev.belvedere.localshop.source;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a database as statements that create them elsewhere, without their rows: with the types, extensions and constraints that they need. A partitioned table becomes a
 * plain one, a sequence behind a column an identity; a default, a check or a generated column that calls a function of the database itself is left out.
 */
public final class SchemaCopy {

    private SchemaCopy() {}

    /**
     * Reads the schema of a database, and changes nothing there.
     *
     * @throws SourceException if the database cannot be read
     */
    public static SqlScript of(String jdbcUrl) {
        try (Connection database = DriverManager.getConnection(jdbcUrl)) {
            database.setReadOnly(true);
            return SqlScript.parse("the copied schema", String.join(";\n", statements(database)));
        } catch (SQLException e) {
            throw new SourceException("The schema of the database of --jdbc cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> statements(Connection database) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement reading = database.createStatement()) {
            reading.execute("SET search_path = pg_catalog");
            try (ResultSet rows = reading.executeQuery(query())) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }

    private static String query() {
        try {
            return Resources.toString(
                    Resources.getResource(SchemaCopy.class, "schema-copy.sql"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
