package dev.belvedere.bench.sql.check;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.TestDatabase;
import dev.belvedere.topology.catalog.Table;
import java.io.IOException;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers to queries, in UTC, with texts that are ordered by their bytes. */
public final class TrialDatabase implements AutoCloseable {

    // Errors that a row's values cause: data exceptions, and limits that they exceed.
    private static final List<String> OF_A_ROW = List.of("22", "54");

    private final TestDatabase database = TestDatabase.start();

    /** Replaces the tables. */
    void create(List<Table> tables) throws SQLException {
        for (Table table : tables) {
            database.execute("DROP TABLE IF EXISTS " + table.name());
            String keys = table.keyType().names().stream().collect(Collectors.joining(", ", ", PRIMARY KEY (", ")"));
            database.execute(table.columns().columns().stream()
                    .map(TrialDatabase::definition)
                    .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + "(", keys + ")")));
        }
    }

    /** Upper and lower case are those of Unicode, and the order is that of the bytes. */
    static String definition(Column column) {
        return column.type().sql().equals("text")
                ? column.name() + " text COLLATE pg_c_utf8" + (column.nullable() ? "" : " NOT NULL")
                : column.name() + " " + column.type().sql() + (column.nullable() ? "" : " NOT NULL");
    }

    void load(Table table, Collection<Row> rows) throws SQLException {
        database.execute("TRUNCATE " + table.name());
        String marks = table.columns().columns().stream()
                .map(column -> "?::" + column.type().sql())
                .collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                database.connection().prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
            for (Row row : rows) {
                for (int column = 0; column < row.size(); column++) {
                    Object value = row.get(column);
                    insert.setString(column + 1, value == null ? null : PostgresTexts.write(value));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Whether PostgreSQL takes the query at all. */
    boolean accepts(String query) {
        try {
            database.execute("EXPLAIN " + query);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Returns a query's rows; empty if it fails for the values of a row. */
    Optional<List<Row>> query(String query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet results = statement.executeQuery(query)) {
            while (results.next()) {
                @Nullable
                Object[] values = new @Nullable Object[results.getMetaData().getColumnCount()];
                for (int column = 0; column < values.length; column++) {
                    values[column] = value(results, column + 1);
                }
                rows.add(Row.of(values));
            }
            return Optional.of(rows);
        } catch (SQLException e) {
            if (e.getSQLState() != null && OF_A_ROW.contains(e.getSQLState().substring(0, 2))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static @Nullable Object value(ResultSet results, int column) throws SQLException {
        return switch (results.getMetaData().getColumnTypeName(column)) {
            case "date" -> PostgresTexts.day(results.getString(column));
            case "timestamp" -> PostgresTexts.time(results.getString(column));
            case "timestamptz" -> PostgresTexts.instant(results.getString(column));
            case "time" -> PostgresTexts.clock(results.getString(column));
            case "json", "jsonb" -> results.getString(column);
            case "bytea" -> {
                byte[] bytes = results.getBytes(column);
                yield bytes == null ? null : Bytes.wrap(bytes);
            }
            default -> {
                Object value = results.getObject(column);
                yield value instanceof Array array
                        ? Stream.of((@Nullable Object[]) array.getArray())
                                .map(element -> element instanceof Date day ? day.toLocalDate() : element)
                                .toList()
                        : value;
            }
        };
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
    }
}
