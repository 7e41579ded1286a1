package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTest {

    @ParameterizedTest(name = "the square root of {0} is {1}")
    @CsvSource({
        "0, 0.000000000000000",
        "2, 1.414213562373095",
        "144.00, 12.000000000000000",
        "99999999, 9999.9999499999999",
        "0.00000001, 0.0001000000000000000"
    })
    void takesARootWithTheDigitsOfPostgres(BigDecimal square, BigDecimal root) {
        assertThat(Values.of("SQRT", square)).isEqualTo(root);
    }

    @Test
    void failsForTheRootOfANegativeNumber() {
        assertThatThrownBy(() -> Values.of("SQRT", new BigDecimal("-1"))).hasMessageContaining("no square root");
        assertThatThrownBy(() -> Values.of("SQRT", -1.0)).hasMessageContaining("no square root");
    }

    @Test
    void truncatesTowardsZero() {
        assertThat(Values.of("TRUNC", new BigDecimal("-2.59"), 1)).isEqualTo(new BigDecimal("-2.5"));
        assertThat(Values.of("TRUNC", -2.5)).isEqualTo(-2.0);
    }

    @Test
    void keepsTheFirstOfEqualNumbers() {
        assertThat(Values.of("GREATEST", new BigDecimal("1.0"), new BigDecimal("1.00")))
                .isEqualTo(new BigDecimal("1.0"));
        assertThat(Values.of("LEAST", 7, new Values.Null(SqlType.INTEGER), 5)).isEqualTo(5);
    }

    @Test
    void failsForADivisorThatNoIntegerHolds() {
        assertThat(Values.of("GCD", -12, 18)).isEqualTo(6);
        assertThatThrownBy(() -> Values.of("GCD", Integer.MIN_VALUE, 0)).hasMessageContaining("out of range");
    }
}
