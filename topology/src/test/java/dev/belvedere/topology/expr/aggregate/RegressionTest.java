package dev.belvedere.topology.expr.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionTest {

    /** Takes y, x, y, x and so on. */
    private static PairSums sums(double... numbers) {
        PairSums sums = PairSums.NONE;
        for (int i = 0; i < numbers.length; i += 2) {
            sums = sums.with(numbers[i], numbers[i + 1], 1);
        }
        return sums;
    }

    private static @Nullable Double of(Regression regression, double... numbers) {
        return regression.of(sums(numbers));
    }

    @Test
    void fitsALine() {
        double[] line = {5, 1, 7, 2, 11, 4};
        assertThat(of(Regression.REGR_SLOPE, line)).isEqualTo(2.0);
        assertThat(of(Regression.REGR_INTERCEPT, line)).isEqualTo(3.0);
        assertThat(of(Regression.REGR_R2, line)).isEqualTo(1.0);
        assertThat(of(Regression.CORR, line)).isEqualTo(1.0);
        assertThat(of(Regression.CORR, -5, 1, -7, 2, -11, 4)).isEqualTo(-1.0);
    }

    @Test
    void knowsTheFirstNumberOfAPairFromTheSecond() {
        double[] pairs = {1, 10, 2, 10, 6, 13};
        assertThat(of(Regression.REGR_AVGY, pairs)).isEqualTo(3.0);
        assertThat(of(Regression.REGR_AVGX, pairs)).isEqualTo(11.0);
        assertThat(of(Regression.REGR_SYY, pairs)).isEqualTo(14.0);
        assertThat(of(Regression.REGR_SXX, pairs)).isEqualTo(6.0);
        assertThat(of(Regression.REGR_SXY, pairs)).isEqualTo(9.0);
        assertThat(of(Regression.COVAR_POP, pairs)).isEqualTo(3.0);
        assertThat(of(Regression.COVAR_SAMP, pairs)).isEqualTo(4.5);
    }

    @Test
    void isNullWhereThereIsNoLine() {
        assertThat(of(Regression.COVAR_SAMP, 1, 2)).isNull();
        assertThat(of(Regression.COVAR_POP, 1, 2)).isEqualTo(0.0);
        double[] upright = {1, 0.1, 2, 0.1, 3, 0.1};
        assertThat(of(Regression.REGR_SLOPE, upright)).isNull();
        assertThat(of(Regression.REGR_INTERCEPT, upright)).isNull();
        assertThat(of(Regression.REGR_R2, upright)).isNull();
        assertThat(of(Regression.CORR, upright)).isNull();
        double[] level = {0.1, 1, 0.1, 2};
        assertThat(of(Regression.CORR, level)).isNull();
        assertThat(of(Regression.REGR_R2, level)).isEqualTo(1.0);
        assertThat(of(Regression.REGR_SLOPE, level)).isEqualTo(0.0);
    }

    @Test
    void isNoNumberWhereOneOfItsNumbersIsNotFinite() {
        double[] pairs = {1, 1, 2, Double.POSITIVE_INFINITY};
        assertThat(of(Regression.REGR_SYY, pairs)).isEqualTo(0.5);
        assertThat(of(Regression.REGR_SXX, pairs)).isNaN();
        assertThat(of(Regression.REGR_SLOPE, pairs)).isNaN();
        assertThat(of(Regression.REGR_AVGX, pairs)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(of(Regression.REGR_AVGY, pairs)).isEqualTo(1.5);
        assertThat(of(Regression.REGR_AVGX, 0, Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY))
                .isNaN();
    }

    @Test
    void failsForAResultOutOfRange() {
        assertThatThrownBy(() -> of(Regression.REGR_SXX, 0, 1e300, 0, -1e300)).hasMessageContaining("out of range");
        assertThat(of(Regression.CORR, 1, 1e300, 0, -1e300)).isEqualTo(1.0);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoTraceOfWhatIsRetracted(Regression regression) {
        PairSums sums = sums(1e300, 0.1, 1, 2, Double.NaN, 3, 4, Double.NEGATIVE_INFINITY, 3, 5);
        PairSums rest =
                sums.with(4, Double.NEGATIVE_INFINITY, -1).with(1e300, 0.1, -1).with(Double.NaN, 3, -1);
        assertThat(rest).isEqualTo(sums(3, 5, 1, 2));
        assertThat(regression.of(rest)).isEqualTo(of(regression, 1, 2, 3, 5));
        assertThat(rest.with(1, 2, -1).with(3, 5, -1)).isEqualTo(PairSums.NONE);
    }

    @Test
    void comesBackAsItWas() {
        PairSums sums = sums(0.1, -7.5, Double.NaN, 1e-300, 3, Double.POSITIVE_INFINITY);
        ByteWriter out = new ByteWriter(64);
        sums.writeTo(out);
        assertThat(PairSums.read(new ByteReader(out.toByteArray(), 0))).isEqualTo(sums);
    }
}
