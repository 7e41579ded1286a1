package dev.belvedere.topology.expr.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    private static final List<SqlType> TYPES = List.of(
            SqlType.INTEGER,
            SqlType.NUMERIC,
            SqlType.DOUBLE,
            SqlType.BOOLEAN,
            SqlType.DATE,
            SqlType.TIMESTAMP,
            SqlType.UUID,
            SqlType.JSON);

    @Test
    void readsNumbersWithSignsSpacesUnderscoresAndOtherBases() {
        assertThat(read(" -1_000\n", SqlType.INTEGER)).isEqualTo(-1000);
        assertThat(read("0xFF", SqlType.BIGINT)).isEqualTo(255L);
        assertThat(read("1.50e1", SqlType.NUMERIC)).isEqualTo(new BigDecimal("15.0"));
        assertThat(read("1.005", SqlType.decimal(6, 2))).isEqualTo(new BigDecimal("1.01"));
        assertThat(read("-inf", SqlType.DOUBLE)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read("0x.8p-1", SqlType.REAL)).isEqualTo(0.25f);
    }

    @Test
    void readsTimesOfTheIsoFormat() {
        assertThat(read("2020-1-5", SqlType.DATE)).isEqualTo(LocalDate.of(2020, 1, 5));
        assertThat(read("20200105", SqlType.DATE)).isEqualTo(LocalDate.of(2020, 1, 5));
        assertThat(read("0044-03-15 BC", SqlType.DATE)).isEqualTo(LocalDate.of(-43, 3, 15));
        assertThat(read("24:00", SqlType.TIME)).isEqualTo(LocalTime.MAX);
        assertThat(read("2020-01-05T23:59:60", SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.of(2020, 1, 6, 0, 0));
        assertThat(read("2020-01-05 12:00+02", SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.of(2020, 1, 5, 12, 0));
        assertThat(read("2020-01-05 12:00+0230", SqlType.TIMESTAMPTZ)).isEqualTo(Instant.parse("2020-01-05T09:30:00Z"));
        assertThat(ValueText.instantInUtc("2020-01-05 12:00")).isEqualTo(Instant.parse("2020-01-05T12:00:00Z"));
    }

    @Test
    void readsAnyClearBeginningOfATruthValue() {
        assertThat(read(" TR ", SqlType.BOOLEAN)).isEqualTo(true);
        assertThat(read("of", SqlType.BOOLEAN)).isEqualTo(false);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "4x,                         INTEGER,   22P02",
        "99999999999x,               INTEGER,   22003",
        "2147483648,                 INTEGER,   22003",
        "1e131072,                   DECIMAL,   22003",
        "NaN,                        DECIMAL,   0A000",
        "1e309,                      DOUBLE,    22003",
        "1e-400,                     DOUBLE,    22003",
        "o,                          BOOLEAN,   22P02",
        "2021-02-29,                 DATE,      22008",
        "31.1.2020,                  DATE,      22007",
        "today,                      DATE,      22007",
        "2020-01-05 25:00,           TIMESTAMP, 22008",
        "2020-01-05 12:00:00+16,     TIMESTAMP, 22009",
        "' a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', UUID, 22P02",
        "{a:1},                      JSON,      22P02",
        "'\"\\u0000\"',              JSON,      22P05"
    })
    void failsAsPostgresDoes(String text, SqlType.Kind kind, String state) {
        SqlType type =
                TYPES.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();

        assertThatThrownBy(() -> read(text, type))
                .isInstanceOfSatisfying(
                        ExprException.class,
                        failure ->
                                assertThat(failure.state().orElseThrow().code()).isEqualTo(state));
    }

    private static Object read(String text, SqlType type) {
        return ValueText.reader(type).apply(text);
    }
}
