package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Random changes of a schema's rows. Each column has few values, so that rows meet; some columns have the extremes of their types. */
public final class RandomRows {

    private static final int VALUES = 4;
    private static final int MOST_KEYS = 9;
    private static final int CHANGES = 4;

    private static final Map<SqlType.Kind, List<?>> ORDINARY = Map.ofEntries(
            Map.entry(SqlType.Kind.INTEGER, List.of(0, 1, 2, 3, -1, 7, 10)),
            Map.entry(SqlType.Kind.BIGINT, List.of(0L, 1L, 2L, 3L, -5L, 3_000_000_000L)),
            Map.entry(SqlType.Kind.REAL, List.of(0f, 1.5f, -2.25f, 0.1f)),
            Map.entry(SqlType.Kind.DOUBLE, List.of(0.0, 1.5, 0.1, -2.5, 1e3)),
            Map.entry(SqlType.Kind.VARCHAR, List.of("a", "ab", "b", "A b", "c1", "Straße", "x y z")),
            Map.entry(SqlType.Kind.BOOLEAN, List.of(true, false)),
            Map.entry(
                    SqlType.Kind.DATE,
                    List.of(
                            LocalDate.of(2020, 1, 31),
                            LocalDate.of(2020, 2, 29),
                            LocalDate.of(2021, 1, 3),
                            LocalDate.of(1969, 12, 31))),
            Map.entry(
                    SqlType.Kind.TIMESTAMP,
                    List.of(
                            LocalDateTime.of(2020, 1, 31, 0, 0),
                            LocalDateTime.of(2020, 12, 31, 23, 59, 59, 999_999_000),
                            LocalDateTime.of(1969, 12, 31, 12, 30))),
            Map.entry(
                    SqlType.Kind.TIMESTAMPTZ,
                    List.of(
                            Instant.parse("2020-03-29T01:00:00Z"),
                            Instant.parse("2020-10-25T00:30:00.123456Z"),
                            Instant.EPOCH)),
            Map.entry(SqlType.Kind.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(12, 34, 56), LocalTime.NOON)),
            Map.entry(SqlType.Kind.UUID, List.of(new UUID(0, 1), new UUID(-1, -1), new UUID(7, 42))),
            Map.entry(SqlType.Kind.JSON, List.of("{\"a\": 1}", "[]", "[1, null]", "\"x\"", "null", "{}")),
            Map.entry(SqlType.Kind.ARRAY, List.of(List.of(1, 2), List.of(), Arrays.asList(3, null), List.of(2))),
            Map.entry(
                    SqlType.Kind.BYTES, List.of(bytes(), bytes(0), bytes(0, 255), bytes(97, 98), bytes(92, 39, 128))));

    private static final List<List<?>> TEXT_ARRAYS =
            List.of(List.of("a", "b"), List.of(), Arrays.asList("A b", null), List.of("", "null", "{\"\\,}"));

    private static final Map<SqlType.Kind, List<?>> EXTREME = Map.ofEntries(
            Map.entry(SqlType.Kind.INTEGER, List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, 0)),
            Map.entry(SqlType.Kind.BIGINT, List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L)),
            Map.entry(
                    SqlType.Kind.REAL,
                    List.of(-0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, Float.MAX_VALUE)),
            Map.entry(
                    SqlType.Kind.DOUBLE,
                    List.of(-0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, 4.9e-324)),
            Map.entry(SqlType.Kind.VARCHAR, List.of("", " ", "ä€😀", "İıẞ", "it's", "%_\\", "null")),
            Map.entry(
                    SqlType.Kind.DATE,
                    List.of(
                            LocalDate.MAX,
                            LocalDate.MIN,
                            LocalDate.of(-43, 3, 15),
                            LocalDate.of(1, 1, 1),
                            LocalDate.of(9999, 12, 31))),
            Map.entry(
                    SqlType.Kind.TIMESTAMP,
                    List.of(LocalDateTime.MAX, LocalDateTime.MIN, LocalDateTime.of(0, 2, 29, 1, 2, 3))),
            Map.entry(
                    SqlType.Kind.TIMESTAMPTZ, List.of(Instant.MAX, Instant.MIN, Instant.parse("0001-01-01T00:00:00Z"))),
            Map.entry(SqlType.Kind.TIME, List.of(LocalTime.MAX, LocalTime.MIDNIGHT)));

    private final Random random;
    private final Dice dice;
    private final List<Table> tables;
    private final Map<Table, List<List<@Nullable Object>>> palettes = new HashMap<>();
    private final Map<Table, List<Row>> keys = new HashMap<>();
    private final Map<Table, Map<Row, Row>> rows = new LinkedHashMap<>();

    public RandomRows(List<Table> tables, Random random) {
        this.random = random;
        this.dice = new Dice(random);
        this.tables = tables;
        for (Table table : tables) {
            List<List<@Nullable Object>> palette =
                    table.columns().columns().stream().map(this::palette).toList();
            palettes.put(table, palette);
            rows.put(table, new LinkedHashMap<>());
            List<Row> all = new ArrayList<>();
            for (int key = 0; key < MOST_KEYS; key++) {
                Row row = row(table);
                all.add(row.project(table.key()));
            }
            keys.put(table, all.stream().distinct().toList());
        }
    }

    private List<@Nullable Object> palette(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        List<?> extremes = EXTREME.getOrDefault(column.type().kind(), List.of());
        boolean extreme = !extremes.isEmpty() && dice.once(5);
        for (int value = 0; value < VALUES; value++) {
            values.add(extreme && dice.once(2) ? dice.one(extremes) : ordinary(column.type()));
        }
        if (column.nullable()) {
            values.add(null);
        }
        return values;
    }

    private Object ordinary(SqlType type) {
        if (SqlType.arrayOf(SqlType.VARCHAR).equals(type)) {
            return dice.one(TEXT_ARRAYS);
        }
        if (type.kind() != SqlType.Kind.DECIMAL) {
            return dice.one(Objects.requireNonNull(ORDINARY.get(type.kind())));
        }
        return type.scale() == SqlType.ANY_SCALE
                ? new BigDecimal(dice.one("0", "1", "1.0", "1.00", "-1.50", "2.5", "0.333333"))
                : BigDecimal.valueOf(dice.number(5) * 125L - 125, type.scale());
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int value = 0; value < values.length; value++) {
            bytes[value] = (byte) values[value];
        }
        return Bytes.wrap(bytes);
    }

    private Row row(Table table) {
        return Row.of(Objects.requireNonNull(palettes.get(table)).stream()
                .map(dice::one)
                .toArray());
    }

    /** Draws a transaction. */
    public List<RowChange> transaction() {
        List<RowChange> changes = new ArrayList<>();
        for (int change = 1 + dice.number(CHANGES); change > 0; change--) {
            changes.add(change());
        }
        return changes;
    }

    private RowChange change() {
        int number = random.nextInt(tables.size());
        Table table = tables.get(number);
        Map<Row, Row> present = Objects.requireNonNull(rows.get(table));
        Row key = dice.one(Objects.requireNonNull(keys.get(table)));
        if (present.containsKey(key) && dice.once(3)) {
            present.remove(key);
            return new RowChange(number, key, null);
        }
        Object[] values = new Object[table.columns().size()];
        Row drawn = row(table);
        for (int column = 0; column < values.length; column++) {
            int place = table.key().indexOf(column);
            values[column] = place < 0 ? drawn.get(column) : key.get(place);
        }
        Row row = Row.of(values);
        present.put(key, row);
        return new RowChange(number, key, row);
    }
}
