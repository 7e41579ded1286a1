package dev.belvedere.topology.expr.power;

import dev.belvedere.topology.expr.value.Arithmetic;
import dev.belvedere.topology.expr.value.NumericGroups;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Logarithms of {@code numeric}, rounded to the scales that {@code numeric_ln} and {@code log_var} of PostgreSQL's numeric.c choose. */
final class NumericLogarithms {

    // Near one, a logarithm is estimated in another way.
    private static final BigDecimal LESS_THAN_ONE = new BigDecimal("0.9");
    private static final BigDecimal MORE_THAN_ONE = new BigDecimal("1.1");
    /** The constant of numeric.c. */
    private static final double LOGARITHM_OF_TEN = 2.302585092994046;

    private static final int SPARE_DIGITS = 12;

    private NumericLogarithms() {}

    static BigDecimal natural(BigDecimal number) {
        refuseUnlessPositive(number);
        return DecimalSeries.logarithm(number, NumericGroups.scale(weight(number), number));
    }

    static BigDecimal decimal(BigDecimal number) {
        return toBase(BigDecimal.TEN, number);
    }

    static BigDecimal toBase(BigDecimal base, BigDecimal number) {
        refuseUnlessPositive(base);
        refuseUnlessPositive(number);
        if (base.compareTo(BigDecimal.ONE) == 0) {
            throw Arithmetic.divisionByZero();
        }
        int baseWeight = weight(base);
        int numberWeight = weight(number);
        int scale = NumericGroups.scale(numberWeight - baseWeight, base, number);
        int digits = Math.max(0, scale + numberWeight - baseWeight) + SPARE_DIGITS;
        BigDecimal dividend = DecimalSeries.logarithm(number, Math.max(0, digits - numberWeight));
        BigDecimal divisor = DecimalSeries.logarithm(base, Math.max(0, digits - baseWeight));
        return dividend.divide(divisor, scale, RoundingMode.HALF_UP);
    }

    private static void refuseUnlessPositive(BigDecimal number) {
        if (number.signum() <= 0) {
            throw DoublePowers.noLogarithm(number);
        }
    }

    /** Estimates the power of ten of the first digit of a positive number's natural logarithm, after {@code estimate_ln_dweight} of numeric.c. */
    static int weight(BigDecimal number) {
        if (number.compareTo(LESS_THAN_ONE) >= 0 && number.compareTo(MORE_THAN_ONE) <= 0) {
            NumericGroups.Leading difference = NumericGroups.leading(number.subtract(BigDecimal.ONE), 1);
            return difference.digits() == 0 ? 0 : difference.exponent() + (int) Math.log10(difference.digits());
        }
        NumericGroups.Leading leading = NumericGroups.leading(number, 2);
        double logarithm = Math.log(leading.digits()) + leading.exponent() * LOGARITHM_OF_TEN;
        return (int) Math.log10(Math.abs(logarithm));
    }
}
