package dev.belvedere.topology.flow;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.TestDatabase;
import dev.belvedere.topology.catalog.Table;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers to a view's SQL on the same rows. */
final class PostgresOracle implements AutoCloseable {

    private final TestDatabase database = TestDatabase.start();

    PostgresOracle(List<Table> tables) {
        try {
            database.execute("SET TIME ZONE 'UTC'");
            for (Table table : tables) {
                database.execute(table.columns().columns().stream()
                        .map(PostgresOracle::definition)
                        .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + "(", ")")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Texts are ordered by their bytes, whatever the machine's locale. */
    private static String definition(Column column) {
        return column.type().sql().equals("text") ? column.name() + " text COLLATE \"C\"" : column.toString();
    }

    /** The tables now hold the world's rows. */
    void load(ShopWorld world, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            database.load(
                    table.name(), table.columns().size(), world.rows(table).values());
        }
    }

    /** The rows of a query. */
    List<Row> query(String select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet results = statement.executeQuery(select)) {
            while (results.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    values.add(value(results, i));
                }
                rows.add(Row.of(values.toArray()));
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet results, int column) throws SQLException {
        if (results.getMetaData().getColumnTypeName(column).startsWith("json")) {
            return results.getString(column);
        }
        Object value = results.getObject(column);
        if (value instanceof java.sql.Array array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        if (value instanceof java.sql.Date) {
            return results.getObject(column, LocalDate.class);
        }
        return value instanceof java.sql.Timestamp
                ? results.getObject(column, OffsetDateTime.class).toInstant()
                : value;
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
    }
}
