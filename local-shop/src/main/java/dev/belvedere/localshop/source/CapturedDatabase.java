package dev.belvedere.localshop.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.devstack.CaptureRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A PostgreSQL database on this machine. Not thread-safe. */
public final class CapturedDatabase implements AutoCloseable {

    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema$)'
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname <> 'public', n.nspname, c.oid""";

    /** Settings that say where the database is, which is another one here. */
    private static final Set<String> PLACES = Set.of(
            "name",
            "connector.class",
            "database.hostname",
            "database.port",
            "database.user",
            "database.password",
            "database.dbname",
            "slot.name",
            "publication.name",
            "table.include.list",
            "topic.prefix");

    // The collations default, pg_c_utf8, C and POSIX have fixed numbers; 0 is that of types without one.
    private static final String BY_BYTES = """
            SELECT datlocprovider <> 'i' AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') AND NOT EXISTS (
                SELECT 1 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace NOT IN (
                        SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')
                    AND a.attnum > 0 AND a.attcollation NOT IN (0, 100, 811, 950, 951))
            FROM pg_database WHERE datname = current_database()
            """;

    private final Connection connection;

    private CapturedDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Connects in auto-commit mode. */
    public static CapturedDatabase connect(String jdbcUrl) throws SQLException {
        return new CapturedDatabase(DriverManager.getConnection(jdbcUrl));
    }

    /** Returns the connection, which this object closes. */
    public Connection connection() {
        return connection;
    }

    /** Returns all tables but those of extensions, in the order in which they were created, those of the schema {@code public} first. */
    public List<SourceTable> tables() throws SQLException {
        List<SourceTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new SourceTable(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }

    /** Returns the number of rows of these tables together. */
    public long rows(List<SourceTable> tables) throws SQLException {
        long rows = 0;
        for (SourceTable table : tables) {
            rows += count(table);
        }
        return rows;
    }

    /** Returns the number of rows of a table. */
    public long count(SourceTable table) throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM " + table.quoted()));
    }

    /** Returns true once a connector follows the log, which it does after it has read all rows. */
    public boolean followed() throws SQLException {
        return !ask("SELECT count(*) FROM pg_replication_slots WHERE active").equals("0");
    }

    /** Returns true if the database, and every column with a collation of its own, orders texts by their bytes. */
    public boolean ordersTextsByBytes() throws SQLException {
        return ask(BY_BYTES).equals("t");
    }

    private String ask(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Describes the capture of these tables.
     *
     * @param connector JSON with settings of the connector; those that say which database it reads are passed over
     * @throws SourceException if it is not JSON
     */
    public static CaptureRequest capture(List<SourceTable> tables, String topicPrefix, String connector) {
        CaptureRequest request = CaptureRequest.of(
                        tables.stream().map(SourceTable::qualified).toArray(String[]::new))
                .named("sandbox")
                .withTopicPrefix(topicPrefix)
                // Topics that a transform names are created by the connector.
                .with("topic.creation.default.replication.factor", "1")
                .with("topic.creation.default.partitions", "4");
        try {
            JsonNode json = new ObjectMapper().readTree(connector);
            JsonNode settings = json.path("config").isObject() ? json.path("config") : json;
            for (var setting : settings.properties()) {
                if (!PLACES.contains(setting.getKey())) {
                    request = request.with(setting.getKey(), setting.getValue().asText());
                }
            }
            return request;
        } catch (IOException e) {
            throw new SourceException("the connector's settings are not JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
