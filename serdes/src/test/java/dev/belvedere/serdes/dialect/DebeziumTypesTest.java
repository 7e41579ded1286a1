package dev.belvedere.serdes.dialect;

import static dev.belvedere.serdes.dialect.Debezium.field;
import static dev.belvedere.serdes.dialect.Debezium.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DebeziumTypesTest {

    private static final RowType ID = RowType.of(new Column("id", SqlType.BIGINT, false));
    private static final Schema KEY =
            Debezium.schema("{\"type\":\"record\",\"name\":\"Key\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");
    private static final String NUMERIC_12_2 = """
            {"type":"bytes","scale":2,"precision":12,"connect.version":1,
             "connect.parameters":{"scale":"2","connect.decimal.precision":"12"},
             "connect.name":"org.apache.kafka.connect.data.Decimal","logicalType":"decimal"}""";
    private static final String VARIABLE_SCALE = """
            {"type":"record","name":"VariableScaleDecimal","namespace":"io.debezium.data",
             "fields":[{"name":"scale","type":"int"},{"name":"value","type":"bytes"}],
             "connect.version":1,"connect.name":"io.debezium.data.VariableScaleDecimal"}""";
    private static final Schema VARIABLE_SCALE_SCHEMA = Debezium.schema(VARIABLE_SCALE);
    private static final String ENUM = """
            {"type":"string","connect.version":1,"connect.parameters":{"allowed":"sad,glad"},
             "connect.name":"io.debezium.data.Enum"}""";
    private static final String LONGS = "{\"type\":\"array\",\"items\":[\"null\",\"long\"]}";
    private static final String TEXTS = "{\"type\":\"array\",\"items\":[\"null\",\"string\"]}";

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("\"boolean\"", true, SqlType.BOOLEAN, true),
                arguments("\"int\"", -7, SqlType.INTEGER, -7),
                arguments("\"long\"", Long.MAX_VALUE, SqlType.BIGINT, Long.MAX_VALUE),
                arguments("\"float\"", 0.1f, SqlType.REAL, 0.1f),
                arguments("\"double\"", 0.1, SqlType.DOUBLE, 0.1),
                arguments("\"string\"", "padded   ", SqlType.VARCHAR, "padded   "),
                arguments("\"bytes\"", bytes("\0x"), SqlType.BYTES, Bytes.wrap("\0x".getBytes(UTF_8))),
                arguments(NUMERIC_12_2, unscaled("1999"), SqlType.decimal(12, 2), new BigDecimal("19.99")),
                arguments(NUMERIC_12_2, unscaled("-1"), SqlType.decimal(12, 2), new BigDecimal("-0.01")),
                arguments(NUMERIC_12_2, unscaled("0"), SqlType.decimal(12, 2), new BigDecimal("0.00")),
                arguments(NUMERIC_12_2, unscaled("128"), SqlType.decimal(12, 2), new BigDecimal("1.28")),
                arguments(VARIABLE_SCALE, variable(3, "-1500"), SqlType.NUMERIC, new BigDecimal("-1.500")),
                arguments(
                        VARIABLE_SCALE,
                        variable(20, "123456789012345678901234567890"),
                        SqlType.NUMERIC,
                        new BigDecimal("1234567890.12345678901234567890")),
                arguments(
                        named("string", "io.debezium.time.ZonedTimestamp"),
                        "2026-01-02T01:04:05.678901Z",
                        SqlType.TIMESTAMPTZ,
                        Instant.parse("2026-01-02T01:04:05.678901Z")),
                arguments(
                        named("long", "io.debezium.time.MicroTimestamp"),
                        1_770_000_000_123_456L,
                        SqlType.TIMESTAMP,
                        LocalDateTime.parse("2026-02-02T02:40:00.123456")),
                arguments(
                        named("long", "io.debezium.time.Timestamp"),
                        -1L,
                        SqlType.TIMESTAMP,
                        LocalDateTime.parse("1969-12-31T23:59:59.999")),
                arguments(named("int", "io.debezium.time.Date"), -1, SqlType.DATE, LocalDate.parse("1969-12-31")),
                arguments(
                        named("long", "io.debezium.time.MicroTime"),
                        86_399_999_999L,
                        SqlType.TIME,
                        LocalTime.parse("23:59:59.999999")),
                arguments(named("long", "io.debezium.time.MicroTime"), 86_400_000_000L, SqlType.TIME, LocalTime.MAX),
                arguments(named("int", "io.debezium.time.Time"), 1_500, SqlType.TIME, LocalTime.parse("00:00:01.5")),
                arguments(
                        named("string", "io.debezium.data.Uuid"),
                        "c0a80101-0000-4000-8000-00000000002a",
                        SqlType.UUID,
                        UUID.fromString("c0a80101-0000-4000-8000-00000000002a")),
                arguments(named("string", "io.debezium.data.Json"), "{\"a\": 1}", SqlType.JSON, "{\"a\": 1}"),
                arguments(ENUM, "glad", SqlType.VARCHAR, "glad"),
                arguments(
                        LONGS,
                        Arrays.asList(1L, null, 3L),
                        SqlType.arrayOf(SqlType.BIGINT),
                        Arrays.asList(1L, null, 3L)),
                arguments(TEXTS, List.of("a", ""), SqlType.arrayOf(SqlType.VARCHAR), List.of("a", "")),
                arguments(
                        "{\"type\":\"array\",\"items\":[\"null\"," + NUMERIC_12_2 + "]}",
                        List.of(unscaled("150")),
                        SqlType.arrayOf(SqlType.decimal(12, 2)),
                        List.of(new BigDecimal("1.50"))));
    }

    @ParameterizedTest(name = "{0}: {1} is {2} {3}")
    @MethodSource("values")
    void carriesTheValueExactly(String avroType, Object sent, SqlType type, Object value) {
        Schema row = Debezium.row("{\"name\":\"id\",\"type\":\"long\"}", field("x", avroType));
        TableShape shape = TableShape.of(Debezium.envelope(row), Optional.of(KEY), Topic.FORMAT);
        assertThat(shape.columns().type(1)).isEqualTo(type);
        assertThat(read(row, shape.columns(), 1, DebeziumEvents.record(row, 1L, sent)))
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.6Z, 2026-01-02T03:04:05.600Z",
        "2026-01-02T03:04:05.000001Z, 2026-01-02T03:04:05.000001Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "2026-01-02T03:04:05.5+02:00, 2026-01-02T01:04:05.500Z",
        "-4712-01-02T00:00:00Z, -4712-01-02T00:00:00Z",
        "+12026-01-02T00:00:00Z, +12026-01-02T00:00:00Z",
        "infinity, +1000000000-12-31T23:59:59.999999999Z",
        "-infinity, -1000000000-01-01T00:00:00Z"
    })
    void readsTimestampsWithTimeZone(String sent, String instant) {
        Schema row = Debezium.row(field("x", named("string", "io.debezium.time.ZonedTimestamp")));
        assertThat(readOnly(row, SqlType.TIMESTAMPTZ, sent)).hasToString(instant);
    }

    @Test
    void readsInfinity() {
        Schema dates = Debezium.row(field("x", named("int", "io.debezium.time.Date")));
        assertThat(readOnly(dates, SqlType.DATE, -2_147_472_692)).isEqualTo(LocalDate.MAX);
        assertThat(readOnly(dates, SqlType.DATE, -2_147_472_691)).isEqualTo(LocalDate.MIN);
        Schema micros = Debezium.row(field("x", named("long", "io.debezium.time.MicroTimestamp")));
        assertThat(readOnly(micros, SqlType.TIMESTAMP, 9_223_372_036_825_200_000L))
                .isEqualTo(LocalDateTime.MAX);
        Schema millis = Debezium.row(field("x", named("long", "io.debezium.time.Timestamp")));
        assertThat(readOnly(millis, SqlType.TIMESTAMP, -9_223_372_036_832_400L)).isEqualTo(LocalDateTime.MIN);
    }

    @Test
    void namesTheColumnsThatItCannotCarryExactly() {
        Schema row = Debezium.row(
                field("id", "\"long\""),
                field("took", named("long", "io.debezium.time.MicroDuration")),
                field("opens", named("string", "io.debezium.time.ZonedTime")),
                field("flags", named("bytes", "io.debezium.data.Bits")),
                field("tags", "{\"type\":\"map\",\"values\":\"string\"}"),
                "{\"name\":\"any\",\"type\":[\"null\",\"long\",\"string\"]}");
        TableShape shape = TableShape.of(Debezium.envelope(row), Optional.of(KEY), Topic.FORMAT);
        assertThat(shape.columns().names()).containsExactly("id");
        assertThat(shape.unreadable())
                .containsExactly(
                        Map.entry(
                                "took", "intervals arrive with their months and days already made into something else"),
                        Map.entry("opens", "time with time zone arrives without its zone"),
                        Map.entry("flags", "bit strings have no SQL type here"),
                        Map.entry("tags", "no SQL type stands for Avro's map"),
                        Map.entry("any", "it is a union of several types"));
    }

    /** Reads a value that is the only field of its row. */
    private static Object readOnly(Schema row, SqlType type, Object sent) {
        return read(row, RowType.of(new Column("x", type, true)), 0, DebeziumEvents.record(row, sent));
    }

    private static Object read(Schema row, RowType columns, int position, GenericRecord after) {
        Topic topic = new Topic();
        Change change = topic.reader(ID, columns)
                .read(
                        topic.key(KEY, DebeziumEvents.record(KEY, 1L)),
                        topic.value(Debezium.event(row, "c", null, after)));
        return Objects.requireNonNull(Objects.requireNonNull(change.after()).get(position));
    }

    private static ByteBuffer unscaled(String number) {
        return ByteBuffer.wrap(new BigInteger(number).toByteArray());
    }

    private static GenericRecord variable(int scale, String number) {
        return DebeziumEvents.record(VARIABLE_SCALE_SCHEMA, scale, unscaled(number));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
