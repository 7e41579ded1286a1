package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.json.JsonbDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table with columns of all types that expressions take, and rows of everyday, extreme and missing values. */
final class SampleTable {

    static final RowType COLUMNS = RowType.of(
            new Column("id", SqlType.INTEGER, false),
            new Column("i", SqlType.INTEGER, true),
            new Column("j", SqlType.INTEGER, true),
            new Column("b", SqlType.BIGINT, true),
            new Column("c", SqlType.BIGINT, true),
            new Column("n", SqlType.decimal(12, 2), true),
            new Column("m", SqlType.decimal(9, 4), true),
            new Column("u", SqlType.NUMERIC, true),
            new Column("r", SqlType.REAL, true),
            new Column("x", SqlType.DOUBLE, true),
            new Column("y", SqlType.DOUBLE, true),
            new Column("s", SqlType.VARCHAR, true),
            new Column("t", SqlType.VARCHAR, true),
            new Column("f", SqlType.BOOLEAN, true),
            new Column("g", SqlType.BOOLEAN, true),
            new Column("d", SqlType.DATE, true),
            new Column("e", SqlType.DATE, true),
            new Column("ts", SqlType.TIMESTAMP, true),
            new Column("us", SqlType.TIMESTAMP, true),
            new Column("tz", SqlType.TIMESTAMPTZ, true),
            new Column("k", SqlType.UUID, true),
            new Column("doc", SqlType.JSON, true));

    private static final int ROWS = 40;
    private static final List<Integer> INTEGERS = List.of(
            0,
            1,
            -1,
            2,
            3,
            7,
            -13,
            40,
            100,
            9_999,
            10_000,
            10_001,
            -46_341,
            46_341,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE);
    private static final List<Long> BIGINTS = List.of(
            0L, 1L, -1L, 5L, -7L, 99L, 10_000L, 3_000_000_000L, -3_037_000_500L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<String> NUMERICS = List.of(
            "0",
            "0.000",
            "1",
            "-1.50",
            "0.5",
            "-0.5",
            "2.5",
            "9999.99995",
            "10000",
            "12345678901234567890.123456789",
            "-0.00000000000000000000000000000123",
            "99999999999999999999999999999999999999",
            "1.0",
            "0.33333333333333333333",
            "2147483647.5",
            "-2147483648.4");
    private static final List<String> MONEY =
            List.of("0.00", "1.00", "-1.00", "0.01", "19.99", "-250.50", "9999999999.99", "-9999999999.99", "10000.00");
    private static final List<String> RATES =
            List.of("0.0000", "0.0500", "-0.0001", "1.5000", "99999.9999", "-99999.9999", "3.3333");
    private static final List<Double> DOUBLES =
            List.of(0.0, -0.0, 0.1, -1.5, 2.5, 3.5, 1e15, 123456789.125, -1e-7, 1e300, 4.9e-324, 1e20, 2147483647.5);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "abc",
            "ABC ",
            "  xyxax ",
            "ä€😀ß",
            "😀",
            "Ａ",
            "é%_\\",
            "50%",
            "a_b",
            "\\",
            "ÀÉÎ ǅ",
            "İıẞ",
            "xyz",
            "one, two, three",
            "o'neil \"Mc\" x-ray 2nd",
            "null");

    /** As PostgreSQL sends them: jsonb in its one form. */
    private static final List<String> DOCUMENTS = Stream.of(
                    "{}",
                    "[]",
                    "null",
                    "true",
                    "12.50",
                    "\"a\"",
                    "\"\"",
                    "[1, \"a\", null, [2, [3]], {\"a\": 1.0}, 1.0, \"b\", 1e2]",
                    "[\"a\", \"b\", \"\", \"a\"]",
                    "[[], {}, [null]]",
                    "{\"a\": 1, \"b\": [1, 2, {\"c\": null}], \"\": \"empty\", \"n\": \"17\"}",
                    "{\"a\": null, \"b\": {\"a\": {\"a\": [10, 20, 30]}}, \"n\": \"x\", \"0\": \"zero\"}",
                    "{\"a\": \"a\", \"b\": [], \"n\": 2.500, \"-1\": 0}",
                    "{\"a\": [\"x\", \"y\"], \"b\": \"ä€😀 \\\"q\\\" \\\\ \\u0001 \\n\", \"n\": 12345678901234567890.1234567890}",
                    "{\"a\": {\"b\": {}}, \"ä\": false, \"😀\": {\"null\": null}, \"n\": \" 8 \"}",
                    "{\"a b\": 1, \"a,b\": 2, \"a\\\"b\": 3, \"a\\\\b\": 4, \"{\": 5}")
            .map(text -> JsonbDocument.text(JsonbDocument.parse(text)))
            .toList();

    private SampleTable() {}

    static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id <= ROWS; id++) {
            rows.add(row(id, random));
        }
        return rows;
    }

    /** Rows of which only the column s has a value. */
    static List<Row> rowsOfTexts(List<String> texts) {
        List<Row> rows = new ArrayList<>();
        for (String text : texts) {
            @Nullable Object[] values = new @Nullable Object[COLUMNS.size()];
            values[0] = rows.size() + 1;
            values[COLUMNS.indexOf("s")] = text;
            rows.add(Row.owning(values));
        }
        return rows;
    }

    private static Row row(int id, Random random) {
        @Nullable Object[] values = new @Nullable Object[COLUMNS.size()];
        values[0] = id;
        for (int i = 1; i < values.length; i++) {
            Column column = COLUMNS.column(i);
            values[i] = random.nextInt(6) == 0 ? null : value(column, random);
        }
        return Row.owning(values);
    }

    private static Object value(Column column, Random random) {
        return switch (column.type().kind()) {
            case INTEGER -> random.nextInt(3) == 0 ? (Integer) random.nextInt(100) : one(INTEGERS, random);
            case BIGINT -> one(BIGINTS, random);
            case DECIMAL -> new BigDecimal(one(numerics(column.type()), random));
            case REAL -> (float) (random.nextInt(4_000) / 16.0 - 100);
            case DOUBLE ->
                column.name().equals("y") && random.nextInt(3) == 0
                        ? one(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY), random)
                        : one(DOUBLES, random);
            case VARCHAR -> one(TEXTS, random);
            case BOOLEAN -> random.nextBoolean();
            case DATE -> date(random);
            case TIMESTAMP -> time(random);
            case TIMESTAMPTZ -> Instant.ofEpochSecond(random.nextInt());
            case JSON -> one(DOCUMENTS, random);
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            default -> throw new IllegalStateException(column.toString());
        };
    }

    private static List<String> numerics(SqlType type) {
        return switch (type.scale()) {
            case 2 -> MONEY;
            case 4 -> RATES;
            default -> NUMERICS;
        };
    }

    private static LocalDate date(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> LocalDate.of(2000, 2, 29);
            case 1 -> LocalDate.of(2020, 12, 31);
            case 2 -> LocalDate.of(2021, 1, 3);
            case 3 -> LocalDate.of(1, 1, 1);
            case 4 -> LocalDate.of(-43, 3, 15);
            case 5 -> LocalDate.of(0, 12, 31);
            case 6 -> LocalDate.of(9999, 12, 31);
            case 7 -> LocalDate.of(2000, 12, 31);
            default -> LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
        };
    }

    private static LocalDateTime time(Random random) {
        return date(random).atStartOfDay().plusNanos(random.nextLong(86_400_000_000L) * 1_000);
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    static List<String> names(SqlType... types) {
        List<SqlType> wanted = Arrays.asList(types);
        return COLUMNS.columns().stream()
                .filter(column -> wanted.contains(column.type()))
                .map(Column::name)
                .toList();
    }
}
