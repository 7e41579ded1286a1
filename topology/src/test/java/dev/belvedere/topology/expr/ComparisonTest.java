package dev.belvedere.topology.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.SqlType;
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
        assertThat(Values.of(Operation.EQUALS, Double.NaN, Double.NaN)).isEqualTo(true);
        assertThat(Values.of(Operation.GREATER, Double.NaN, Double.POSITIVE_INFINITY))
                .isEqualTo(true);
        assertThat(Values.of(Operation.EQUALS, 0.0, -0.0)).isEqualTo(true);
    }

    @Test
    void comparesNumericsWhateverTheirScale() {
        assertThat(Values.of(Operation.EQUALS, new BigDecimal("1.0"), new BigDecimal("1.00")))
                .isEqualTo(true);
        assertThat(Values.of(Operation.LESS, 1, new BigDecimal("1.5"))).isEqualTo(true);
    }

    @Test
    void comparesDatesWithTimestampsAtMidnight() {
        assertThat(Values.of(Operation.EQUALS, LocalDate.of(2020, 1, 1), LocalDateTime.of(2020, 1, 1, 0, 0)))
                .isEqualTo(true);
        assertThat(Values.of(Operation.LESS, LocalDate.MIN, LocalDateTime.MIN)).isEqualTo(false);
        assertThat(Values.of(Operation.LESS, LocalDate.of(2020, 1, 1), LocalDateTime.MAX))
                .isEqualTo(true);
    }

    @Test
    void ordersUuidsByUnsignedBytes() {
        Expr low = new Expr.Literal(new UUID(1, 1), SqlType.UUID);
        Expr high = new Expr.Literal(new UUID(-1, 1), SqlType.UUID);

        assertThat(Exprs.call(Operation.LESS, List.of(low, high))).hasToString("true:boolean");
    }

    @Test
    void isNeverNullWhereDistinctnessIsAsked() {
        assertThat(Values.of(Operation.IS_DISTINCT, 1, NO_INTEGER)).isEqualTo(true);
        assertThat(Values.of(Operation.IS_DISTINCT, NO_INTEGER, NO_INTEGER)).isEqualTo(false);
        assertThat(Values.of(Operation.EQUALS, NO_INTEGER, NO_INTEGER)).isNull();
    }

    @Test
    void findsNothingInAListWithNullButWhatItNames() {
        assertThat(Values.of(Operation.IN, 1, 2, NO_INTEGER)).isNull();
        assertThat(Values.of(Operation.IN, 2, 2, NO_INTEGER)).isEqualTo(true);
        assertThat(Values.of(Operation.IN, 1, 2, 3)).isEqualTo(false);
    }
}
