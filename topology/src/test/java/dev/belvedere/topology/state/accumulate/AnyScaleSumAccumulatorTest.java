package dev.belvedere.topology.state.accumulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AnyScaleSumAccumulatorTest {

    private AnyScaleSumAccumulator sum = new AnyScaleSumAccumulator();

    private void accept(String number, int weight) {
        sum.accept(new BigDecimal(number), weight);
    }

    @Test
    void showsTheLargestScaleAmongItsValues() {
        accept("1", 1);
        accept("0.250", 1);

        assertThat(sum.result()).isEqualTo(new BigDecimal("1.250"));
    }

    @Test
    void shortensAgainWhenTheValueWithTheLargestScaleIsRetracted() {
        accept("1.5", 1);
        accept("0.250", 1);

        accept("0.250", -1);

        assertThat(sum.result()).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void isNullWithoutValues() {
        accept("1.5", 1);
        accept("1.5", -1);

        assertThat(sum.result()).isNull();
        assertThat(sum.isZero()).isTrue();
    }

    @Test
    void isTheSameAfterItWasStored() {
        accept("1200", 1);
        accept("0.00", 1);

        ByteWriter out = new ByteWriter(16);
        sum.writeTo(out);
        sum = AnyScaleSumAccumulator.read(new ByteReader(out.toByteArray(), 0));

        assertThat(sum.result()).isEqualTo(new BigDecimal("1200.00"));
        accept("0.00", -1);
        assertThat(sum.result()).isEqualTo(new BigDecimal("1200"));
    }
}
