package dev.belvedere.query.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the JSON of rows with what a real PostgreSQL's {@code row_to_json} makes of the same values. */
class RowJsonIT {

    private static final long SEED = 20_260_102;
    private static final int RANDOM_VALUES = 5_000;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("timezone", "UTC").start();
        connection = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'");
        }
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    static Stream<Arguments> nastyValues() {
        return Stream.of(
                Arguments.of(SqlType.BOOLEAN, List.of(true, false)),
                Arguments.of(SqlType.INTEGER, List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                Arguments.of(SqlType.BIGINT, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, 9_007_199_254_740_993L)),
                Arguments.of(SqlType.NUMERIC, decimals()),
                Arguments.of(
                        SqlType.decimal(12, 2),
                        List.of(new BigDecimal("0.00"), new BigDecimal("-1.10"), new BigDecimal("9999999999.99"))),
                Arguments.of(SqlType.REAL, reals()),
                Arguments.of(SqlType.DOUBLE, doubles()),
                Arguments.of(SqlType.VARCHAR, texts()),
                Arguments.of(
                        SqlType.BYTES, List.of(Bytes.wrap(new byte[0]), Bytes.wrap(new byte[] {0, 1, 127, -128, -1}))),
                Arguments.of(SqlType.DATE, dates()),
                Arguments.of(SqlType.DATE, List.of(LocalDate.MAX, LocalDate.MIN)),
                Arguments.of(SqlType.TIME, times()),
                Arguments.of(SqlType.TIME, List.of(LocalTime.MAX)),
                Arguments.of(SqlType.TIMESTAMP, timestamps()),
                Arguments.of(SqlType.TIMESTAMP, List.of(LocalDateTime.MAX, LocalDateTime.MIN)),
                Arguments.of(SqlType.TIMESTAMPTZ, List.of(Instant.MAX, Instant.MIN)),
                Arguments.of(
                        SqlType.TIMESTAMPTZ,
                        timestamps().stream()
                                .map(each -> each.toInstant(ZoneOffset.UTC))
                                .toList()),
                Arguments.of(
                        SqlType.UUID,
                        List.of(
                                new UUID(0, 0),
                                new UUID(-1, -1),
                                UUID.fromString("0B7E1D3C-9F0A-4C58-8D5E-2F1A6B7C8D9E"))),
                Arguments.of(
                        SqlType.JSON, List.of("{\"a\": [1, 2.50, null], \"é\": \"x\\ny\"}", "\"text\"", "null", "[]")));
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of(SqlType.INTEGER, Arrays.asList(1, null, -3)),
                Arguments.of(SqlType.VARCHAR, Arrays.asList("a\"b", null, "", "{,}")),
                Arguments.of(SqlType.NUMERIC, List.of(new BigDecimal("1.10"))),
                Arguments.of(SqlType.DOUBLE, List.of(1e20, Double.NaN)),
                Arguments.of(SqlType.DATE, List.of()));
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("nastyValues")
    void writesValuesAsPostgresDoes(SqlType type, List<?> values) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT row_to_json(r)::text FROM (SELECT ?::" + type.sql() + " AS v) r")) {
            List<String> expected = new ArrayList<>();
            for (Object value : values) {
                query.setString(1, literal(value));
                expected.add(onlyValue(query));
            }

            List<String> written =
                    values.stream().map(value -> json(type, value)).toList();

            assertThat(written).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void writesArraysAsPostgresDoes(SqlType element, List<?> values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT row_to_json(r)::text FROM (SELECT ?::" + element.sql() + "[] AS v) r")) {
            Array array = connection.createArrayOf(
                    "text",
                    values.stream()
                            .map(value -> value == null ? null : literal(value))
                            .toArray());
            query.setArray(1, array);

            assertThat(json(SqlType.arrayOf(element), values)).isEqualTo(onlyValue(query));
        }
    }

    @Test
    void writesColumnNamesAndNullsAsPostgresDoes() throws SQLException {
        RowType type = RowType.of(
                new Column("a \"quoted\" \\ name", SqlType.INTEGER, true), new Column("é", SqlType.VARCHAR, true));
        String sql =
                "SELECT row_to_json(r)::text FROM (SELECT NULL::integer AS \"a \"\"quoted\"\" \\ name\", 'x' AS \"é\") r";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            byte[] json = new RowJson(type).bytes(Row.of(null, "x"));

            assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(onlyValue(query));
        }
    }

    private static String json(SqlType type, @Nullable Object value) {
        return new String(
                new RowJson(RowType.of(new Column("v", type, true))).bytes(Row.of(value)), StandardCharsets.UTF_8);
    }

    private static String onlyValue(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    /** A text that PostgreSQL reads as the value. */
    private static String literal(Object value) {
        if (List.of(LocalDate.MAX, LocalDateTime.MAX, Instant.MAX).contains(value)) {
            return "infinity";
        }
        if (List.of(LocalDate.MIN, LocalDateTime.MIN, Instant.MIN).contains(value)) {
            return "-infinity";
        }
        if (value.equals(LocalTime.MAX)) {
            return "24:00";
        }
        if (value instanceof Bytes bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes.get());
        }
        if (value instanceof LocalDate date) {
            return era(date, date.format(DateTimeFormatter.ofPattern("yyyy-MM-dd")));
        }
        if (value instanceof LocalDateTime timestamp) {
            return era(
                    timestamp.toLocalDate(),
                    timestamp.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")));
        }
        if (value instanceof Instant instant) {
            return literal(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)).replaceFirst("( BC)?$", "Z$1");
        }
        return value.toString();
    }

    private static String era(LocalDate date, String text) {
        return (text.startsWith("+") ? text.substring(1) : text) + (date.getYear() < 1 ? " BC" : "");
    }

    private static List<BigDecimal> decimals() {
        Random random = new Random(SEED);
        Stream<BigDecimal> nasty = Stream.of(
                        "0",
                        "0.000",
                        "-0.0000001",
                        "1000000000000000000000000000000.5",
                        "100",
                        "99999999999999999999",
                        "1.10")
                .map(BigDecimal::new);
        Stream<BigDecimal> drawn = IntStream.range(0, 500)
                .mapToObj(i -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(30)));
        return Stream.concat(nasty, drawn).toList();
    }

    private static List<Float> reals() {
        Random random = new Random(SEED);
        Stream<Float> nasty = Stream.of(
                        "0",
                        "-0",
                        "1",
                        "1.5",
                        "100",
                        "99999",
                        "999999",
                        "1e6",
                        "1e-4",
                        "1e-5",
                        "0.1",
                        "3.4028235e38",
                        "1e-45",
                        "2e-45",
                        "1e-44",
                        "16777216",
                        "33554432",
                        "1e20",
                        "NaN",
                        "Infinity",
                        "-Infinity")
                .map(Float::valueOf);
        Stream<Float> powers = IntStream.rangeClosed(-45, 38).mapToObj(i -> Float.parseFloat("1e" + i));
        Stream<Float> twos = IntStream.rangeClosed(-149, 127).mapToObj(i -> Math.scalb(1f, i));
        Stream<Float> drawn = IntStream.range(0, RANDOM_VALUES).mapToObj(i -> Float.intBitsToFloat(random.nextInt()));
        Stream<Float> whole =
                IntStream.range(0, RANDOM_VALUES).mapToObj(i -> (float) (random.nextLong() >> random.nextInt(64)));
        return Stream.of(nasty, powers, twos, drawn, whole)
                .flatMap(each -> each)
                .toList();
    }

    private static List<Double> doubles() {
        Random random = new Random(SEED);
        Stream<Double> nasty = Stream.of(
                        "0",
                        "-0",
                        "1",
                        "1.5",
                        "100",
                        "1e14",
                        "123456789012345",
                        "999999999999999",
                        "1e15",
                        "1e20",
                        "1e-4",
                        "1e-5",
                        "0.1",
                        "1e22",
                        "1e23",
                        "2e23",
                        "9e22",
                        "5e-324",
                        "1e-323",
                        "2e-323",
                        "1.7976931348623157e308",
                        "2.2250738585072011e-308",
                        "9007199254740993",
                        "NaN",
                        "Infinity",
                        "-Infinity")
                .map(Double::valueOf);
        Stream<Double> powers = IntStream.rangeClosed(-324, 308).mapToObj(i -> Double.parseDouble("1e" + i));
        Stream<Double> twos = IntStream.rangeClosed(-1074, 1023).mapToObj(i -> Math.scalb(1d, i));
        Stream<Double> drawn =
                LongStream.range(0, RANDOM_VALUES).mapToObj(i -> Double.longBitsToDouble(random.nextLong()));
        Stream<Double> whole = IntStream.range(0, RANDOM_VALUES)
                .mapToObj(i -> Math.scalb((double) random.nextLong(), random.nextInt(30)));
        Stream<Double> everyday = IntStream.range(0, RANDOM_VALUES).mapToObj(i -> random.nextInt(100_000_000) / 100d);
        return Stream.of(nasty, powers, twos, drawn, whole, everyday)
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> texts() {
        Stream<String> controls = IntStream.rangeClosed(1, 0xff).mapToObj(Character::toString);
        Stream<String> nasty = Stream.of(
                "",
                "\"",
                "\\",
                "/",
                "</script>",
                "\u2028\u2029",
                "é€😀",
                "\uFFFF",
                "a".repeat(9_000) + "😀" + "é".repeat(9_000),
                "\\u0041");
        return Stream.concat(controls, nasty).toList();
    }

    private static List<LocalDate> dates() {
        return List.of(
                LocalDate.of(2026, 1, 2),
                LocalDate.of(1, 1, 1),
                LocalDate.of(0, 12, 31),
                LocalDate.of(-43, 3, 15),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(12_345, 6, 7),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1900, 2, 28));
    }

    private static List<LocalTime> times() {
        return List.of(
                LocalTime.MIDNIGHT,
                LocalTime.of(1, 4, 5),
                LocalTime.of(1, 4, 0),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.of(1, 4, 5, 100_000_000),
                LocalTime.of(1, 4, 5, 1_000));
    }

    private static List<LocalDateTime> timestamps() {
        return dates().stream()
                .flatMap(date -> times().stream().map(date::atTime))
                .toList();
    }
}
