package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

    private static final RowComparison EXACT = new RowComparison(false);
    private static final RowComparison APPROXIMATE = new RowComparison(true);

    @Test
    void countsHowOftenARowIsThere() {
        assertThat(EXACT.difference(List.of(Row.of(1), Row.of(2)), List.of(Row.of(2), Row.of(1))))
                .isEmpty();
        assertThat(EXACT.difference(List.of(Row.of(1)), List.of(Row.of(1), Row.of(1))))
                .isPresent();
        assertThat(APPROXIMATE.difference(List.of(Row.of(1), Row.of(1)), List.of(Row.of(1))))
                .isPresent();
    }

    @Test
    void tellsScalesApartUnlessTheyDependOnTheOrderOfRows() {
        List<Row> one = List.of(Row.of(new BigDecimal("1.0")));
        List<Row> other = List.of(Row.of(new BigDecimal("1.00")));

        assertThat(EXACT.difference(one, other)).isPresent();
        assertThat(APPROXIMATE.difference(one, other)).isEmpty();
    }

    @Test
    void takesEqualNumbersInArraysAndDocumentsInAnyOrder() {
        List<Row> one = List.of(Row.of(List.of(new BigDecimal("1.0"), BigDecimal.ONE), "[1, 1.0, {\"a\": 1}]", "[x"));
        List<Row> other =
                List.of(Row.of(List.of(BigDecimal.ONE, new BigDecimal("1.0")), "[1.0, 1, {\"a\": 1.0}]", "[x"));
        List<Row> third =
                List.of(Row.of(List.of(BigDecimal.ONE, new BigDecimal("1.0")), "[1.0, 2, {\"a\": 1.0}]", "[x"));
        List<Row> fourth = List.of(Row.of(List.of(BigDecimal.ONE, BigDecimal.ONE), "[1, 1.0, {\"a\": 1}]", "[y"));

        assertThat(EXACT.difference(one, other)).isPresent();
        assertThat(APPROXIMATE.difference(one, other)).isEmpty();
        assertThat(APPROXIMATE.difference(one, third)).isPresent();
        assertThat(APPROXIMATE.difference(one, fourth)).isPresent();
    }

    @Test
    void tellsZerosApart() {
        assertThat(EXACT.difference(List.of(Row.of(0.0)), List.of(Row.of(-0.0))))
                .isPresent();
    }

    @Test
    void allowsForTheLastDigitsOfBinaryFractionsOnly() {
        assertThat(APPROXIMATE.difference(List.of(Row.of(0.3)), List.of(Row.of(0.1 + 0.2))))
                .isEmpty();
        assertThat(APPROXIMATE.difference(List.of(Row.of(0.3)), List.of(Row.of(0.31))))
                .isPresent();
        assertThat(APPROXIMATE.difference(List.of(Row.of(0.0)), List.of(Row.of(8e-35))))
                .isEmpty();
        assertThat(APPROXIMATE.difference(List.of(Row.of(Double.NaN)), List.of(Row.of(Double.NaN))))
                .isEmpty();
        assertThat(APPROXIMATE.difference(List.of(Row.of(1e300)), List.of(Row.of(Double.POSITIVE_INFINITY))))
                .isPresent();
    }
}
