package dev.belvedere.query.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyPathTest {

    private static final SqlType MONEY = SqlType.decimal(6, 2);

    private static KeyPath keyOf(SqlType type) {
        return new KeyPath(FakeView.keyedBy("view", type));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of(SqlType.BOOLEAN, "true", true),
                Arguments.of(SqlType.INTEGER, "-2147483648", Integer.MIN_VALUE),
                Arguments.of(SqlType.BIGINT, "007", 7L),
                Arguments.of(SqlType.REAL, "1.5", 1.5f),
                Arguments.of(SqlType.DOUBLE, "-1e+20", -1e20),
                Arguments.of(SqlType.DOUBLE, "NaN", Double.NaN),
                Arguments.of(SqlType.NUMERIC, "1.500", new BigDecimal("1.500")),
                Arguments.of(MONEY, "1.5", new BigDecimal("1.50")),
                Arguments.of(SqlType.VARCHAR, "a%0Ab", "a\nb"),
                Arguments.of(SqlType.BYTES, "%5Cx01fF", Bytes.wrap(new byte[] {1, -1})),
                Arguments.of(SqlType.DATE, "2026-01-02", LocalDate.of(2026, 1, 2)),
                Arguments.of(SqlType.TIME, "01:04:05.678901", LocalTime.of(1, 4, 5, 678_901_000)),
                Arguments.of(SqlType.TIMESTAMP, "2026-01-02T01:04:05", LocalDateTime.of(2026, 1, 2, 1, 4, 5)),
                Arguments.of(
                        SqlType.TIMESTAMPTZ, "2026-01-02T01:04:05.5+02:00", Instant.parse("2026-01-01T23:04:05.5Z")),
                Arguments.of(
                        SqlType.UUID,
                        "0B7E1D3C-9f0a-4c58-8d5e-2f1a6b7c8d9e",
                        UUID.fromString("0b7e1d3c-9f0a-4c58-8d5e-2f1a6b7c8d9e")),
                Arguments.of(SqlType.DATE, "0044-03-15%20BC", LocalDate.of(-43, 3, 15)),
                Arguments.of(SqlType.DATE, "12345-06-07", LocalDate.of(12_345, 6, 7)),
                Arguments.of(SqlType.DATE, "infinity", LocalDate.MAX),
                Arguments.of(SqlType.TIME, "24:00:00", LocalTime.MAX),
                Arguments.of(SqlType.TIMESTAMP, "-infinity", LocalDateTime.MIN),
                Arguments.of(SqlType.TIMESTAMP, "0044-03-15T01:02:03%20BC", LocalDateTime.of(-43, 3, 15, 1, 2, 3)),
                Arguments.of(SqlType.TIMESTAMPTZ, "infinity", Instant.MAX),
                Arguments.of(SqlType.JSON, "%7B%7D", "{}"),
                Arguments.of(SqlType.JSON, "%7B%22bb%22:1.50%2C%22a%22:null%7D", "{\"a\": null, \"bb\": 1.50}"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%5B1%2Cnull%2C-3%5D", Arrays.asList(1, null, -3)),
                Arguments.of(
                        SqlType.arrayOf(SqlType.VARCHAR), "%5B%22a%2C%5C%22b%22%2C%22%22%5D", List.of("a,\"b", "")),
                Arguments.of(SqlType.arrayOf(SqlType.VARCHAR), "[]", List.of()),
                Arguments.of(SqlType.arrayOf(MONEY), "%5B1.50%5D", List.of(new BigDecimal("1.50"))),
                Arguments.of(SqlType.arrayOf(SqlType.DATE), "%5B%22infinity%22%5D", List.of(LocalDate.MAX)),
                Arguments.of(
                        SqlType.arrayOf(SqlType.BYTES), "%5B%22%5C%5Cx01%22%5D", List.of(Bytes.wrap(new byte[] {1}))));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(SqlType.BOOLEAN, "yes"),
                Arguments.of(SqlType.INTEGER, "2147483648"),
                Arguments.of(SqlType.BIGINT, "9223372036854775808"),
                Arguments.of(SqlType.REAL, "1.5f"),
                Arguments.of(SqlType.DOUBLE, "0x1p3"),
                Arguments.of(SqlType.NUMERIC, "1e999999999"),
                Arguments.of(MONEY, "1.505"),
                Arguments.of(MONEY, "NaN"),
                Arguments.of(SqlType.BYTES, "%5Cx0"),
                Arguments.of(SqlType.BYTES, "0102"),
                Arguments.of(SqlType.DATE, "2026-02-30"),
                Arguments.of(SqlType.DATE, "0000-01-01"),
                Arguments.of(SqlType.DATE, "2026-01-02T00:00:00"),
                Arguments.of(SqlType.TIME, "24:00:01"),
                Arguments.of(SqlType.TIMESTAMP, "999999999-01-01T00:00:00"),
                Arguments.of(SqlType.JSON, "%7B"),
                Arguments.of(SqlType.TIME, "01:04:05.6789012"),
                Arguments.of(SqlType.TIMESTAMP, "2026-01-02"),
                Arguments.of(SqlType.TIMESTAMPTZ, "2026-01-02T01:04:05"),
                Arguments.of(SqlType.UUID, "1-1-1-1-1"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%7B1%7D"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%5B1"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%5B1%5D1"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%5B%5B1%5D%5D"),
                Arguments.of(SqlType.arrayOf(SqlType.INTEGER), "%5B%22a%22%5D"),
                Arguments.of(SqlType.arrayOf(SqlType.JSON), "%5B1%5D"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsAPartOfEveryType(SqlType type, String segment, Object value) {
        assertThat(keyOf(type).parse(segment)).isEqualTo(Row.of(value));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesWhatIsNoValueOfTheType(SqlType type, String segment) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keyOf(type).parse(segment))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("malformed-key"))
                .withMessageContainingAll("Part 1", "(k1)", segment, "wanted " + type.sql());
    }

    @ParameterizedTest
    @MethodSource("readable")
    void givesExamplesThatItReads(SqlType type) {
        String hint = keyPart(type).hint();

        assertThat(keyOf(type).parse(hint.substring(hint.lastIndexOf(' ') + 1)).size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsNullOfEveryType(SqlType type, String segment, Object value) {
        assertThat(keyOf(type).parse("%5CN")).isEqualTo(Row.of((Object) null));
    }

    @Test
    void readsTheTextThatIsWrittenAsNull() {
        assertThat(keyOf(SqlType.VARCHAR).parse("%5C%5CN")).isEqualTo(Row.of("\\N"));
        assertThat(keyOf(SqlType.VARCHAR).parse("%5C%5C%5CN")).isEqualTo(Row.of("\\\\N"));
        assertThat(keyOf(SqlType.VARCHAR).parse("%5Cn")).isEqualTo(Row.of("\\n"));
        assertThat(keyOf(SqlType.arrayOf(SqlType.VARCHAR)).parse("%5B%22%5C%5CN%22%5D"))
                .isEqualTo(Row.of(List.of("\\N")));
    }

    @Test
    void quotesOnlySoMuchOfALongPart() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keyOf(SqlType.BIGINT).parse("x".repeat(5_000)))
                .satisfies(refused -> assertThat(refused.problem().detail()).hasSizeLessThan(300));
    }

    private static KeyPartParser keyPart(SqlType type) {
        return KeyPartParser.of(type);
    }
}
