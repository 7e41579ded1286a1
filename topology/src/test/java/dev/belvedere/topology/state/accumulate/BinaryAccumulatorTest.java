package dev.belvedere.topology.state.accumulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinaryAccumulatorTest {

    private static BinaryAccumulator of(Function function, SqlType type, Object... values) {
        BinaryAccumulator accumulator = new BinaryAccumulator(new AggregateCall(function, 0, type));
        for (Object value : values) {
            accumulator.accept(value, 1);
        }
        return accumulator;
    }

    private static @Nullable Object sum(Object... values) {
        return of(Function.SUM, SqlType.DOUBLE, values).result();
    }

    @Test
    void roundsASumOnceWhateverTheOrder() {
        assertThat(sum(0.1, 0.2, 0.3)).isEqualTo(0.6);
        assertThat(sum(1e16, 1.0, -1e16)).isEqualTo(1.0);
        assertThat(of(Function.SUM, SqlType.REAL, 0.1f, 0.2f).result()).isEqualTo(0.3f);
    }

    @Test
    void leavesNoTraceOfWhatIsRetracted() {
        BinaryAccumulator sum = of(Function.SUM, SqlType.DOUBLE, 0.1, 1e300, Double.NaN, Double.POSITIVE_INFINITY);
        sum.accept(1e300, -1);
        sum.accept(Double.NaN, -1);
        sum.accept(Double.POSITIVE_INFINITY, -1);
        assertThat(sum.result()).isEqualTo(0.1);

        sum.accept(0.1, -1);
        assertThat(sum.isZero()).isTrue();
        assertThat(sum.result()).isNull();
    }

    @Test
    void addsWhatIsNoFiniteNumberAsPostgresDoes() {
        assertThat(sum(1.0, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NaN);
        assertThat(sum(Double.NaN, 1.0)).isEqualTo(Double.NaN);
        assertThat(sum(-0.0, -0.0)).isEqualTo(-0.0);
        assertThat(sum(-0.0, 0.0)).isEqualTo(0.0);
    }

    @Test
    void failsForASumThatItsTypeDoesNotHold() {
        assertThatThrownBy(() -> sum(Double.MAX_VALUE, Double.MAX_VALUE)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> of(Function.SUM, SqlType.REAL, Float.MAX_VALUE, Float.MAX_VALUE)
                        .result())
                .hasMessageContaining("out of range");
    }

    @Test
    void dividesTheExactSum() {
        assertThat(of(Function.AVG, SqlType.DOUBLE, 1e16, 1.0, -1e16).result()).isEqualTo(1.0 / 3);
        assertThat(of(Function.AVG, SqlType.DOUBLE, 14.99f, 14.99f).result()).isEqualTo((double) 14.99f);
    }

    @Test
    void deviatesFromTheMean() {
        Object[] values = {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};

        assertThat(of(Function.VAR_POP, SqlType.DOUBLE, values).result()).isEqualTo(4.0);
        assertThat(of(Function.STDDEV_POP, SqlType.DOUBLE, values).result()).isEqualTo(2.0);
        assertThat((Double) of(Function.STDDEV_SAMP, SqlType.DOUBLE, values).result())
                .isCloseTo(2.138089935299395, within(1e-15));
        assertThat(of(Function.VAR_SAMP, SqlType.DOUBLE, 1e9 + 0.5, 1e9 - 0.5).result())
                .isEqualTo(0.5);
        assertThat(of(Function.VAR_SAMP, SqlType.DOUBLE, 1.0).result()).isNull();
        assertThat(of(Function.VAR_POP, SqlType.DOUBLE, 1.0).result()).isEqualTo(0.0);
        assertThat(of(Function.STDDEV_SAMP, SqlType.DOUBLE, 1.0, Double.NaN).result())
                .isEqualTo(Double.NaN);
    }

    @Test
    void comesBackAsItWas() {
        BinaryAccumulator written = of(Function.STDDEV_SAMP, SqlType.DOUBLE, 0.1, -7.5, 1e-300);
        ByteWriter out = new ByteWriter(64);
        written.writeTo(out);

        BinaryAccumulator read = BinaryAccumulator.read(
                new ByteReader(out.toByteArray(), 0), new AggregateCall(Function.STDDEV_SAMP, 0, SqlType.DOUBLE));
        assertThat(read.result()).isEqualTo(written.result());
        read.accept(0.1, -1);
        read.accept(-7.5, -1);
        read.accept(1e-300, -1);
        assertThat(read.isZero()).isTrue();
    }
}
