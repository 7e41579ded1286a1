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

    @ParameterizedTest(name = "{0} of {1} and {2} is {3}")
    @CsvSource({
        "POWER, 2, 10, 1024",
        "POWER, 10, 22, 1e22",
        "POWER, -2, 3, -8",
        "ATAN2, 0, 1, 0",
    })
    void givesAnExactResultWhereThereIsOne(String function, double left, double right, double result) {
        assertThat(Values.of(function, left, right)).isEqualTo(result);
    }

    @Test
    void takesTheCubeRootOfACube() {
        assertThat(Values.of("CBRT", 27.0)).isEqualTo(3.0);
        assertThat(Values.of("||/", -1000.0)).isEqualTo(-10.0);
    }

    @Test
    void keepsTheDigitsOfSmallHyperbolas() {
        assertThat(Values.of("ASINH", -1e-9)).isEqualTo(-1e-9);
        assertThat(Values.of("ATANH", 1e-9)).isEqualTo(1e-9);
        assertThat(Values.of("ACOSH", 1e300)).isEqualTo(StrictMath.log(1e300) + StrictMath.log(2));
    }

    @ParameterizedTest(name = "{0} to the power of {1} is {2}")
    @CsvSource({
        "2.5, 2, 6.2500000000000000",
        "4, 0.5, 2.0000000000000000",
        "100, 1.5, 1000.0000000000000",
        "0.00, 0, 1.0000000000000000",
        "0.0, 0.5, 0.0000000000000000",
        "-1, 99999999999, -1.0000000000000000"
    })
    void takesAPowerWithTheDigitsOfPostgres(BigDecimal base, BigDecimal exponent, BigDecimal power) {
        assertThat(Values.of("POWER", base, exponent)).isEqualTo(power);
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({"EXP, 1.0, 2.7182818284590452", "LN, 10, 2.3025850929940457", "LOG, 1000.0, 3.0000000000000000"})
    void takesALogarithmWithTheDigitsOfPostgres(String function, BigDecimal number, BigDecimal result) {
        assertThat(Values.of(function, number)).isEqualTo(result);
    }

    @Test
    void failsWhereThereIsNoPowerOrLogarithm() {
        assertThatThrownBy(() -> Values.of("POWER", 0.0, -1.0)).hasMessageContaining("negative exponent");
        assertThatThrownBy(() -> Values.of("POWER", new BigDecimal("-1"), new BigDecimal("0.5")))
                .hasMessageContaining("not an integer");
        assertThatThrownBy(() -> Values.of("LN", 0.0)).hasMessageContaining("only a positive number");
        assertThatThrownBy(() -> Values.of("EXP", 1e4)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> Values.of("EXP", new BigDecimal("6000"))).hasMessageContaining("more digits");
        assertThatThrownBy(() -> Values.of("ACOS", 1.5)).hasMessageContaining("out of range");
    }
}
