package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Values.Null NO_INTEGER = new Values.Null(SqlType.INTEGER);

    @Test
    void holdsNaNEqualToItselfAndGreatest() {
        assertThat(Values.of("=", Double.NaN, Double.NaN)).isEqualTo(true);
        assertThat(Values.of(">", Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo(true);
        assertThat(Values.of("=", 0.0, -0.0)).isEqualTo(true);
    }

    @Test
    void comparesNumericsWhateverTheirScale() {
        assertThat(Values.of("=", new BigDecimal("1.0"), new BigDecimal("1.00")))
                .isEqualTo(true);
        assertThat(Values.of("<", 1, new BigDecimal("1.5"))).isEqualTo(true);
    }

    @Test
    void comparesDatesWithTimestampsAtMidnight() {
        assertThat(Values.of("=", LocalDate.of(2020, 1, 1), LocalDateTime.of(2020, 1, 1, 0, 0)))
                .isEqualTo(true);
        assertThat(Values.of("<", LocalDate.MIN, LocalDateTime.MIN)).isEqualTo(false);
        assertThat(Values.of("<", LocalDate.of(2020, 1, 1), LocalDateTime.MAX)).isEqualTo(true);
    }

    @Test
    void ordersUuidsByUnsignedBytes() {
        Expr low = new Expr.Literal(new UUID(1, 1), SqlType.UUID);
        Expr high = new Expr.Literal(new UUID(-1, 1), SqlType.UUID);

        assertThat(Values.function("<").call(List.of(low, high))).hasToString("true:boolean");
    }

    @Test
    void isNeverNullWhereDistinctnessIsAsked() {
        assertThat(Values.of("IS DISTINCT FROM", 1, NO_INTEGER)).isEqualTo(true);
        assertThat(Values.of("IS DISTINCT FROM", NO_INTEGER, NO_INTEGER)).isEqualTo(false);
        assertThat(Values.of("=", NO_INTEGER, NO_INTEGER)).isNull();
    }

    @Test
    void findsNothingInAListWithNullButWhatItNames() {
        assertThat(Values.of(ComparisonFunctions.IN, 1, 2, NO_INTEGER)).isNull();
        assertThat(Values.of(ComparisonFunctions.IN, 2, 2, NO_INTEGER)).isEqualTo(true);
        assertThat(Values.of(ComparisonFunctions.IN, 1, 2, 3)).isEqualTo(false);
    }
}
