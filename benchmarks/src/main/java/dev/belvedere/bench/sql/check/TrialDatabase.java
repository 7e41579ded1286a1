package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.TestDatabase;
import dev.belvedere.topology.catalog.Table;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers to queries, in UTC, with texts that are ordered by their bytes. */
public final class TrialDatabase implements AutoCloseable {

    // Classes of errors that no row's values cause: of the connection, the server's state and faults.
    private static final List<String> OF_THE_SERVER = List.of("08", "53", "57", "58", "XX");

    // How EXPLAIN ANALYZE shows a part that has not run.
    private static final List<String> LEFT_OUT = List.of("(never executed)", "One-Time Filter: false");

    private final TestDatabase database = TestDatabase.start();

    /** Replaces the tables, and leaves nothing else. */
    void create(List<Table> tables) throws SQLException {
        StringBuilder script = new StringBuilder("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        tables.forEach(table -> script.append("; ").append(TrialScripts.definition(table)));
        database.execute(script.toString());
    }

    /** Replaces a table's rows. */
    void load(Table table, Collection<Row> rows) throws SQLException {
        StringBuilder script = new StringBuilder("DELETE FROM ").append(table.name());
        if (!rows.isEmpty()) {
            script.append("; ").append(TrialScripts.insertion(table, List.copyOf(rows)));
        }
        database.execute(script.toString());
    }

    /** Returns why PostgreSQL does not take the statement; if it does, it has the view that the statement selects from. */
    Optional<String> refusal(DrawnStatement statement) {
        String view = statement
                .view()
                .map(each -> "CREATE VIEW " + each.name() + " AS " + each.query() + "; ")
                .orElse("");
        try {
            database.execute(view + "EXPLAIN " + statement.query());
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Returns a query's rows; empty if it fails for the values of a row. */
    Optional<List<Row>> query(String query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet results = statement.executeQuery(query)) {
            ResultSetMetaData columns = results.getMetaData();
            while (results.next()) {
                @Nullable Object[] values = new @Nullable Object[columns.getColumnCount()];
                for (int column = 0; column < values.length; column++) {
                    values[column] = value(results, columns.getColumnTypeName(column + 1), column + 1);
                }
                rows.add(Row.of(values));
            }
            return Optional.of(rows);
        } catch (SQLException e) {
            if (e.getSQLState() != null
                    && !OF_THE_SERVER.contains(e.getSQLState().substring(0, 2))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns whether PostgreSQL answers a query without running all of it, as where no row can meet a condition. */
    boolean leavesOutParts(String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + query)) {
            while (plan.next()) {
                String line = plan.getString(1);
                if (LEFT_OUT.stream().anyMatch(line::contains)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static @Nullable Object value(ResultSet results, String type, int column) throws SQLException {
        return switch (type) {
            case "date" -> PostgresTexts.day(results.getString(column));
            case "timestamp" -> PostgresTexts.time(results.getString(column));
            case "timestamptz" -> PostgresTexts.instant(results.getString(column));
            case "time" -> PostgresTexts.clock(results.getString(column));
            case "interval" -> PostgresTexts.interval(results.getString(column));
            case "json", "jsonb" -> results.getString(column);
            case "bytea" -> {
                byte[] bytes = results.getBytes(column);
                yield bytes == null ? null : Bytes.wrap(bytes);
            }
            // The driver's own reading of arrays knows no infinite dates.
            case "_date" -> array(results.getString(column), PostgresTexts::day);
            case "_int4" -> array(results.getString(column), Integer::valueOf);
            case "_int8" -> array(results.getString(column), Long::valueOf);
            case "_interval" -> array(results.getString(column), PostgresTexts::interval);
            case "_text" -> array(results.getString(column), element -> element);
            default -> {
                Object value = results.getObject(column);
                yield value instanceof Array other ? Arrays.asList((@Nullable Object[]) other.getArray()) : value;
            }
        };
    }

    private static @Nullable List<@Nullable Object> array(
            @Nullable String text, Function<String, @Nullable Object> element) {
        if (text == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        PostgresTexts.elements(text).forEach(each -> values.add(each == null ? null : element.apply(each)));
        return values;
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
    }
}
