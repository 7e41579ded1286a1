package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.NumericArithmetic;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {

    @Test
    void failsWhereAnIntegerDoesNotFit() {
        assertThatThrownBy(() -> Values.of("+", Integer.MAX_VALUE, 1))
                .isInstanceOf(ExprException.class)
                .hasMessageContaining("2147483647 + 1 is out of range for integer")
                .extracting("code")
                .isEqualTo("expression-failed");
    }

    @Test
    void failsWhereABigintDoesNotFit() {
        assertThatThrownBy(() -> Values.of("*", Long.MIN_VALUE, -1L)).hasMessageContaining("out of range for bigint");
        assertThatThrownBy(() -> Values.of("ABS", Long.MIN_VALUE)).hasMessageContaining("out of range for bigint");
        assertThatThrownBy(() -> Values.of(ArithmeticFunctions.NEGATE, Integer.MIN_VALUE))
                .hasMessageContaining("out of range for integer");
    }

    @Test
    void failsWhereABinaryFractionOverflowsOrVanishes() {
        assertThatThrownBy(() -> Values.of("*", 1e300, 1e300)).hasMessageContaining("double precision");
        assertThatThrownBy(() -> Values.of("*", 1e-300, 1e-300)).hasMessageContaining("double precision");
        assertThatThrownBy(() -> Values.of("+", 3e38f, 3e38f)).hasMessageContaining("real");
    }

    @Test
    void failsWhereTheDivisorIsZero() {
        failsAsADivisionByZero(() -> Values.of("/", 7, 0));
        failsAsADivisionByZero(() -> Values.of("%", 7L, 0L));
        failsAsADivisionByZero(() -> Values.of("/", new BigDecimal("1.5"), new BigDecimal("0.00")));
        failsAsADivisionByZero(() -> Values.of("MOD", new BigDecimal("1.5"), new BigDecimal("0.00")));
        failsAsADivisionByZero(() -> Values.of("DIV", new BigDecimal("1.5"), new BigDecimal("0.00")));
        failsAsADivisionByZero(() -> Values.of("/", Double.POSITIVE_INFINITY, -0.0));
        failsAsADivisionByZero(() -> Values.of("/", 1.5f, 0f));
        assertThat(Values.of("/", Double.NaN, 0.0)).isEqualTo(Double.NaN);
        assertThat(Values.of("/", new Values.Null(SqlType.INTEGER), 0)).isNull();
    }

    private static void failsAsADivisionByZero(ThrowingCallable division) {
        assertThatThrownBy(division)
                .isInstanceOfSatisfying(
                        ExprException.class,
                        failure -> assertThat(failure.state()).contains(SqlState.DIVISION_BY_ZERO));
    }

    @Test
    void dividesInTheBranchThatIsTakenOnly() {
        Expr divisor = new Expr.Input(0, SqlType.INTEGER, false);
        Expr quotient = ArithmeticFunctions.DIVIDE.call(Literals.number(BigDecimal.ONE), divisor);
        Expr isZero = ComparisonFunctions.EQUALS.call(divisor, Literals.number(BigDecimal.ZERO));
        Expr choice = ConditionalFunctions.CASE.call(isZero, divisor, quotient);

        assertThat(choice.evaluator().evaluate(Row.of(0))).isEqualTo(0);
        assertThat(choice.evaluator().evaluate(Row.of(1))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} / {1} = {2}")
    @CsvSource({
        "1,     3,        0.33333333333333333333",
        "2,     3,        0.66666666666666666667",
        "10000, 3,        3333.3333333333333333",
        "1.00,  7.0000,   0.14285714285714285714",
        "0,     7.123,    0.00000000000000000000",
        "-1,    8,        -0.12500000000000000000",
        "1,     30000000, 0.000000033333333333333333"
    })
    void givesAQuotientTheScaleThatPostgresDoes(BigDecimal dividend, BigDecimal divisor, BigDecimal quotient) {
        assertThat(new NumericArithmetic().divide(dividend, divisor)).isEqualTo(quotient);
    }

    @Test
    void keepsTheScaleOfNumericsInTheType() {
        Expr money = new Expr.Input(0, SqlType.decimal(12, 2), false);
        Expr rate = new Expr.Input(1, SqlType.decimal(5, 4), false);

        assertThat(Values.function("*").call(List.of(money, rate)).type()).isEqualTo(SqlType.decimal(17, 6));
        assertThat(Values.function("+").call(List.of(money, rate)).type()).isEqualTo(SqlType.decimal(15, 4));
        assertThat(ConditionalFunctions.COALESCE.call(List.of(money, money)).type())
                .isEqualTo(SqlType.decimal(12, 2));
        assertThat(ConditionalFunctions.COALESCE.call(List.of(money, rate)).type())
                .isEqualTo(SqlType.NUMERIC);
    }

    @Test
    void roundsNumericsAwayFromZeroAndBinaryFractionsToEven() {
        assertThat(Values.of("ROUND", new BigDecimal("2.5"))).isEqualTo(new BigDecimal("3"));
        assertThat(Values.of("ROUND", new BigDecimal("-2.5"))).isEqualTo(new BigDecimal("-3"));
        assertThat(Values.of("ROUND", 2.5)).isEqualTo(2.0);
        assertThat(Values.of("ROUND", new BigDecimal("1250"), -2)).isEqualTo(new BigDecimal("1300"));
        assertThat(Values.of("ROUND", 7)).isEqualTo(7.0);
    }

    @Test
    void cutsIntegersAndKeepsTheDividendsSign() {
        Expr minusSeven = new Expr.Input(0, SqlType.INTEGER, false);
        Expr two = Literals.number(BigDecimal.valueOf(2));
        Row row = Row.of(-7);

        assertThat(ArithmeticFunctions.DIVIDE
                        .call(List.of(minusSeven, two))
                        .evaluator()
                        .evaluate(row))
                .isEqualTo(-3);
        assertThat(Values.function("MOD")
                        .call(List.of(minusSeven, two))
                        .evaluator()
                        .evaluate(row))
                .isEqualTo(-1);
    }
}
