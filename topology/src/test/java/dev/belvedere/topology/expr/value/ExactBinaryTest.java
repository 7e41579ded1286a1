package dev.belvedere.topology.expr.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactBinaryTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            doubles = {
                0,
                1,
                -1.5,
                0.1,
                4.9e-324,
                -2.2250738585072014e-308,
                Double.MAX_VALUE,
                1e300,
                3.4028234663852886e38
            })
    void givesBackWhatItWasMadeOf(double number) {
        assertThat(ExactBinary.of(number).toDouble()).isEqualTo(number);
    }

    @Test
    void addsWithoutRounding() {
        ExactBinary sum = ExactBinary.of(1e300).plus(ExactBinary.of(1e-300)).plus(ExactBinary.of(-1e300));

        assertThat(sum.toDouble()).isEqualTo(1e-300);
    }

    /** BigDecimal reads the decimal digits of the exact value, and so rounds in another way. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void roundsOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double first = number(random);
            double second = number(random);
            ExactBinary sum = ExactBinary.of(first).plus(ExactBinary.of(second));
            BigDecimal exact = new BigDecimal(first).add(new BigDecimal(second));

            assertThat(sum.toDouble()).as("%s + %s", first, second).isEqualTo(exact.doubleValue());
            assertThat(sum.toFloat()).as("%s + %s", first, second).isEqualTo(Float.parseFloat(exact.toString()));
        }
    }

    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100_000) / 100.0;
            case 1 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
            case 2 -> Double.longBitsToDouble(random.nextLong() & 0x000f_ffff_ffff_ffffL);
            default -> (float) random.nextGaussian();
        };
    }

    @Test
    void roundsAQuotientAndARootOnce() {
        ExactBinary ten = ExactBinary.of(10);

        assertThat(ten.dividedBy(BigInteger.valueOf(3)).toDouble()).isEqualTo(10.0 / 3);
        assertThat(ExactBinary.of(-1).dividedBy(BigInteger.valueOf(7)).toDouble())
                .isEqualTo(-1.0 / 7);
        assertThat(ExactBinary.of(2).squareRoot().toDouble()).isEqualTo(Math.sqrt(2));
        assertThat(ExactBinary.of(0.0625).squareRoot().toDouble()).isEqualTo(0.25);
        assertThat(ExactBinary.ZERO.squareRoot().toDouble()).isZero();
    }

    @Test
    void isInfiniteBeyondTheGreatestNumber() {
        ExactBinary twice = ExactBinary.of(Double.MAX_VALUE).times(2);

        assertThat(twice.toDouble()).isInfinite();
        assertThat(ExactBinary.of(Float.MAX_VALUE).times(2).toFloat()).isInfinite();
    }
}
