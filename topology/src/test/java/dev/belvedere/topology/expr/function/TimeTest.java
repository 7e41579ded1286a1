package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.library.TimeFunctions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {

    private static final Expr DATE = new Expr.Input(0, SqlType.DATE, true);
    private static final Expr TIME = new Expr.Input(0, SqlType.TIMESTAMP, true);

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "year,        -0043-03-15T00:00:00, -44",
        "century,     -0043-03-15T00:00:00, -1",
        "decade,      -0043-03-15T00:00:00, -5",
        "millennium,  2000-12-31T00:00:00,  2",
        "isoyear,     2021-01-03T00:00:00,  2020",
        "week,        2021-01-03T00:00:00,  53",
        "dow,         2021-01-03T00:00:00,  0",
        "second,      2021-01-03T00:00:01.5, 1.500000",
        "milliseconds,2021-01-03T00:00:01.5, 1500.000",
        "microsecond, 2021-01-03T00:00:01.5, 1500000",
        "epoch,       1969-12-31T23:59:59.5, -0.500000"
    })
    void extractsFields(String field, LocalDateTime time, BigDecimal value) {
        assertThat(computed(TimeFunctions.EXTRACT, field, TIME, time)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{1} begins with {0} {2}")
    @CsvSource({
        "week,       2021-01-03T12:00:00, 2020-12-28T00:00:00",
        "century,    2000-12-31T12:00:00, 1901-01-01T00:00:00",
        "decade,     -0043-03-15T00:00:00, -0050-01-01T00:00:00",
        "milliseconds, 2021-01-03T00:00:00.123456, 2021-01-03T00:00:00.123"
    })
    void findsTheBeginningOfAUnit(String unit, LocalDateTime time, LocalDateTime beginning) {
        assertThat(computed(TimeFunctions.TRUNCATE, unit, TIME, time)).isEqualTo(beginning);
    }

    @Test
    void keepsInfinity() {
        assertThat(computed(TimeFunctions.TRUNCATE, "day", TIME, LocalDateTime.MAX))
                .isEqualTo(LocalDateTime.MAX);
        assertThat(computed(TimeFunctions.EXTRACT, "month", DATE, LocalDate.MIN))
                .isNull();
        assertThatThrownBy(() -> computed(TimeFunctions.EXTRACT, "year", DATE, LocalDate.MAX))
                .isInstanceOf(ExprException.class);
        assertThat(Values.of("+", LocalDate.MAX, 1)).isEqualTo(LocalDate.MAX);
        assertThat(Values.cast(LocalDate.MIN, SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.MIN);
    }

    @Test
    void countsDays() {
        assertThat(Values.of("-", LocalDate.of(2020, 3, 1), LocalDate.of(2020, 2, 1)))
                .isEqualTo(29);
        assertThat(Values.of("+", LocalDate.of(2020, 2, 28), 2)).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThatThrownBy(() -> Values.of("+", LocalDate.of(2020, 1, 1), Integer.MAX_VALUE))
                .hasMessageContaining("out of range for a date");
    }

    private static @Nullable Object computed(Expr.Operation operation, String unit, Expr time, Object value) {
        return operation.call(List.of(Literals.text(unit), time)).evaluator().evaluate(Row.of(value));
    }
}
