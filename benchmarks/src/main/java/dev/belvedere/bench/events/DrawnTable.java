package dev.belvedere.bench.events;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table with columns of drawn types, and a text that is too large to stand in the row. Used by one thread. */
final class DrawnTable {

    private static final int COLUMNS = 6;
    private static final String KEY = "id";
    private static final String LARGE = "large";

    private final String name;
    private final Random random;
    private final List<SampleType> types;
    private final SampleType key;
    private final boolean declaresKey;
    private final Map<String, SampleType> columns = new LinkedHashMap<>();
    private final Map<String, SampleType> added = new TreeMap<>();
    private int nextKey;
    private boolean signalled;

    /** @param typed whether the connector tells the types of columns */
    DrawnTable(String name, boolean typed, Random random) {
        this.name = name;
        this.types = typed ? SampleType.ALL : SampleType.told(SampleType.ALL);
        this.random = random;
        this.key = any(typed ? SampleType.KEYS : SampleType.told(SampleType.KEYS));
        this.declaresKey = random.nextInt(5) > 0;
        for (int column = 0; column < COLUMNS; column++) {
            columns.put("c" + column, any(types));
        }
    }

    String name() {
        return name;
    }

    /** Returns true if the table has a primary key; otherwise the connector has to be told of the key. */
    boolean declaresKey() {
        return declaresKey;
    }

    String create() {
        String declared = columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().declared() + byDefault(column.getValue()))
                .collect(joining(", "));
        boolean full = !declaresKey || random.nextBoolean();
        return "CREATE TABLE " + name + " (" + KEY + " " + key.declared()
                + (declaresKey ? " PRIMARY KEY, " : " NOT NULL UNIQUE, ") + declared + ", " + LARGE + " text);\n"
                + (full ? "ALTER TABLE " + name + " REPLICA IDENTITY FULL;\n" : "");
    }

    private String byDefault(SampleType type) {
        return random.nextInt(4) == 0 ? " DEFAULT " + type.ordinary() : "";
    }

    String insert() {
        String values = columns.values().stream()
                .map(type -> random.nextInt(10) == 0 ? "DEFAULT" : type.literal(random))
                .collect(joining(", "));
        return "INSERT INTO " + name + " (" + KEY + ", " + String.join(", ", columns.keySet()) + ", " + LARGE
                + ") VALUES (" + key.key(nextKey++) + ", " + values + ", " + large() + ")";
    }

    private String large() {
        return random.nextInt(3) == 0
                ? "NULL"
                : "(SELECT string_agg(md5(g::text), '') FROM generate_series(" + random.nextInt(1000) + ", 1200) g)";
    }

    String update() {
        String column = any(List.copyOf(columns.keySet()));
        String value = random.nextInt(6) == 0 ? large() : type(column).literal(random);
        return "UPDATE " + name + " SET " + (value.startsWith("(") ? LARGE : column) + " = " + value + where();
    }

    String updateKey() {
        return "UPDATE " + name + " SET " + KEY + " = " + key.key(nextKey++) + where();
    }

    String delete() {
        return "DELETE FROM " + name + where();
    }

    private String where() {
        return " WHERE " + KEY + " = " + key.key(random.nextInt(Math.max(1, nextKey)));
    }

    String truncate() {
        return "TRUNCATE " + name;
    }

    String addColumn() {
        SampleType type = any(types);
        String column = "added" + added.size();
        added.put(column, type);
        return "ALTER TABLE " + name + " ADD COLUMN " + column + " " + type.declared()
                + (random.nextBoolean() ? " DEFAULT " + type.ordinary() : "");
    }

    /**
     * Requests an incremental snapshot. From then on the columns stay: the connector stops if they change in the database while it reads the log from before.
     */
    String signal(String signals, int number) {
        signalled = true;
        return "INSERT INTO " + signals + " VALUES ('" + number
                + "', 'execute-snapshot', '{\"data-collections\": [\"public." + name
                + "\"], \"type\": \"incremental\"}')";
    }

    /** Returns false if its columns have to stay as they are. */
    boolean mayAlter() {
        return !signalled;
    }

    /** A change of a column that a view uses. */
    String alterColumn() {
        Optional<String> narrow = columns.keySet().stream()
                .filter(column -> type(column).declared().equals("integer"))
                .findFirst();
        if (narrow.isPresent()) {
            columns.put(narrow.get(), SampleType.WIDE);
            return "ALTER TABLE " + name + " ALTER COLUMN " + narrow.get() + " TYPE " + SampleType.WIDE.declared();
        }
        String column = any(List.copyOf(columns.keySet()));
        SampleType type = type(column);
        columns.remove(column);
        if (random.nextBoolean()) {
            return "ALTER TABLE " + name + " DROP COLUMN " + column;
        }
        columns.put(column + "_renamed", type);
        return "ALTER TABLE " + name + " RENAME COLUMN " + column + " TO " + column + "_renamed";
    }

    /** Returns views of each column the table begins with, by name. */
    Map<String, String> views() {
        Map<String, String> views = new TreeMap<>();
        List<String> all = new ArrayList<>(columns.keySet());
        all.add(LARGE);
        for (String column : all) {
            views.put(name + "_" + column, select(column, columns.get(column)));
        }
        columns.forEach((column, type) -> {
            if (type.identifiesGroups()) {
                views.put(name + "_by_" + column, groups(column));
            }
        });
        views.put(name + "_by_" + LARGE, groups(LARGE));
        return views;
    }

    private String select(String column, @Nullable SampleType type) {
        return "SELECT " + KEY + ", " + (type == null ? column : type.shown(column)) + " FROM " + name;
    }

    private String groups(String column) {
        return "SELECT " + column + ", COUNT(*) AS n FROM " + name + " GROUP BY " + column;
    }

    /** Returns views of each column that was added, by name. */
    Map<String, String> addedViews() {
        Map<String, String> views = new TreeMap<>();
        added.forEach((column, type) -> views.put(name + "_" + column, select(column, type)));
        return views;
    }

    private SampleType type(String column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
