package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

    @Test
    void roundsNumericsAwayFromZeroAndBinaryFractionsToEven() {
        assertThat(Values.cast(new BigDecimal("-2.5"), SqlType.INTEGER)).isEqualTo(-3);
        assertThat(Values.cast(2.5, SqlType.INTEGER)).isEqualTo(2);
        assertThat(Values.cast(new BigDecimal("1.25"), SqlType.decimal(3, 1))).isEqualTo(new BigDecimal("1.3"));
    }

    @Test
    void failsWhereAValueDoesNotFit() {
        assertThatThrownBy(() -> Values.cast(3_000_000_000L, SqlType.INTEGER))
                .hasMessageContaining("3000000000 is out of range for integer");
        assertThatThrownBy(() -> Values.cast(Double.NaN, SqlType.BIGINT))
                .hasMessageContaining("out of range for bigint");
        assertThatThrownBy(() -> Values.cast(0x1p63, SqlType.BIGINT)).hasMessageContaining("out of range for bigint");
        assertThatThrownBy(() -> Values.cast(new BigDecimal("99.95"), SqlType.decimal(3, 1)))
                .hasMessageContaining("too many digits");
        assertThatThrownBy(() -> Values.cast(1e300, SqlType.REAL)).hasMessageContaining("out of range for real");
    }

    @Test
    void writesBinaryFractionsWithTheDigitsTheySurelyHold() {
        assertThat(Values.cast(0.1f, SqlType.NUMERIC)).isEqualTo(new BigDecimal("0.1"));
        assertThat(Values.cast(1e20, SqlType.NUMERIC)).isEqualTo(new BigDecimal("100000000000000000000"));
        assertThat(Values.cast(1 / 3.0, SqlType.NUMERIC)).isEqualTo(new BigDecimal("0.333333333333333"));
    }

    @Test
    void writesTextsAsPostgresDoes() {
        assertThat(Values.cast(new BigDecimal("1E-7"), SqlType.VARCHAR)).isEqualTo("0.0000001");
        assertThat(Values.cast(true, SqlType.VARCHAR)).isEqualTo("true");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-01-31 12:00:00+00,     2020-01-31T12:00:00Z",
        "2020-01-31T12:00:00.5+02,   2020-01-31T10:00:00.5Z",
        "2020-01-31 12:00-05:30,     2020-01-31T17:30:00Z",
        "2020-01-31 12:00:00Z,       2020-01-31T12:00:00Z"
    })
    void readsMomentsThatSayTheirOffset(String text, Instant moment) {
        assertThat(literal(text, SqlType.TIMESTAMPTZ)).isEqualTo(moment);
    }

    @Test
    void readsLiteralsOfOtherTypes() {
        assertThat(literal(" 42 ", SqlType.INTEGER)).isEqualTo(42);
        assertThat(literal("1e3", SqlType.NUMERIC)).isEqualTo(new BigDecimal("1000"));
        assertThat(literal("on", SqlType.BOOLEAN)).isEqualTo(true);
        assertThat(literal("infinity", SqlType.DATE)).isEqualTo(LocalDate.MAX);
        assertThat(literal("2020-01-31", SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.of(2020, 1, 31, 0, 0));
        assertThatThrownBy(() -> literal("4x", SqlType.INTEGER))
                .hasMessageContaining("'4x' is not a value of type integer");
    }

    private static @Nullable Object literal(String text, SqlType type) {
        return ((Expr.Literal) Casts.cast(Literals.text(text), type)).value();
    }
}
