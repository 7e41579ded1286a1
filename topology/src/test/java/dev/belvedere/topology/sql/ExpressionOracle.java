package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.TestDatabase;
import dev.belvedere.topology.expr.input.ValueText;
import dev.belvedere.topology.expr.value.Days;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL computes of an expression for each row of {@link SampleTable}. */
final class ExpressionOracle implements AutoCloseable {

    /** A row's value, or the SQLSTATE with which PostgreSQL refuses to compute it. */
    record Outcome(@Nullable Object value, @Nullable String failure) {}

    /** The values row by row, and the name of their type in PostgreSQL. */
    record Answer(String type, List<Outcome> outcomes) {}

    // Errors that a row's values cause: data exceptions, and limits that they exceed.
    private static final List<String> OF_A_ROW = List.of("22", "54");

    private final TestDatabase database = TestDatabase.start();
    private int rows;

    ExpressionOracle() {
        try {
            database.execute("SET TIME ZONE 'UTC'");
            // The driver sends documents as texts.
            database.execute("CREATE CAST (varchar AS jsonb) WITH INOUT AS ASSIGNMENT");
            database.execute(SampleTable.COLUMNS.columns().stream()
                    .map(ExpressionOracle::definition)
                    .collect(Collectors.joining(", ", "CREATE TABLE t (", ")")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Upper and lower case are those of Unicode, whatever the machine's locale. */
    private static String definition(Column column) {
        return column.type().sql().equals("text") ? column.name() + " text COLLATE pg_c_utf8" : column.toString();
    }

    void load(List<Row> contents) throws SQLException {
        rows = contents.size();
        database.load(
                "t",
                SampleTable.COLUMNS.size(),
                contents.stream().map(ExpressionOracle::values).toList());
    }

    private static @Nullable Object[] values(Row row) {
        @Nullable Object[] values = new @Nullable Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    /** Throws {@link SQLException} where the expression itself is wrong. */
    Answer ask(String expression) throws SQLException {
        String query = "SELECT\n" + expression + "\nFROM t";
        try {
            return answer(query + " ORDER BY t.id");
        } catch (SQLException e) {
            if (!isDataException(e)) {
                throw e;
            }
            return rowByRow(query);
        }
    }

    private Answer rowByRow(String query) throws SQLException {
        String type = "";
        List<Outcome> outcomes = new ArrayList<>();
        for (int id = 1; id <= rows; id++) {
            try {
                Answer one = answer(query + " WHERE t.id = " + id);
                type = one.type;
                outcomes.addAll(one.outcomes);
            } catch (SQLException e) {
                if (!isDataException(e)) {
                    throw e;
                }
                outcomes.add(new Outcome(null, e.getSQLState()));
            }
        }
        return new Answer(type, outcomes);
    }

    private static boolean isDataException(SQLException e) {
        return e.getSQLState() != null && OF_A_ROW.contains(e.getSQLState().substring(0, 2));
    }

    private Answer answer(String query) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet results = statement.executeQuery(query)) {
            String type = results.getMetaData().getColumnTypeName(1);
            while (results.next()) {
                outcomes.add(new Outcome(value(results, type), null));
            }
            return new Answer(type, outcomes);
        }
    }

    private static @Nullable Object value(ResultSet results, String type) throws SQLException {
        return switch (type) {
            case "date" -> day(results.getString(1));
            case "timestamp" -> time(results.getString(1));
            case "timestamptz" -> moment(results.getString(1));
            case "time" -> results.getObject(1, LocalTime.class);
            case "numeric" -> results.getBigDecimal(1);
            case "interval" -> interval(results.getString(1));
            case "json", "jsonb" -> results.getString(1);
            default -> type.startsWith("_") ? array(results.getArray(1)) : results.getObject(1);
        };
    }

    private static @Nullable Object interval(@Nullable String text) {
        return text == null ? null : ValueText.literal(text, SqlType.INTERVAL);
    }

    private static @Nullable Object array(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.asList((Object[]) array.getArray());
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        LocalDateTime midnight = time(text);
        return midnight == null ? null : Days.of(midnight);
    }

    /** The session is in UTC. */
    private static @Nullable Instant moment(@Nullable String text) {
        LocalDateTime time = text == null ? null : time(text.replace("+00", ""));
        return time == null ? null : Days.moment(time);
    }

    /** The driver's own reading knows no 29 February of years before Christ. */
    private static @Nullable LocalDateTime time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.endsWith("infinity")) {
            return text.startsWith("-") ? LocalDateTime.MIN : LocalDateTime.MAX;
        }
        String[] parts = text.replace(" BC", "").split("[- ]", 4);
        int year = Integer.parseInt(parts[0]);
        LocalDate date = LocalDate.of(
                text.endsWith(" BC") ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return parts.length == 3 ? date.atStartOfDay() : date.atTime(LocalTime.parse(parts[3]));
    }

    /** Whether PostgreSQL refuses to plan the expression: a constant in it fails, be it in a branch that no row takes. */
    boolean refusesToPlan(String expression) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("EXPLAIN SELECT\n" + expression + "\nFROM t");
            return false;
        } catch (SQLException e) {
            if (!isDataException(e)) {
                throw e;
            }
            return true;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
    }
}
