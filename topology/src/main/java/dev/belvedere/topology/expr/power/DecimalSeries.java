package dev.belvedere.topology.expr.power;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The exponential function and the natural logarithm of decimal numbers, to any number of digits. They are computed with more digits than they are rounded to, so
 * that the result is the nearest one, unless the exact value lies within one part in ten thousand million of the middle between two.
 */
final class DecimalSeries {

    private static final int SPARE_DIGITS = 10;
    private static final double DIGITS_A_BIT = 0.302;
    private static final double LOGARITHM_OF_E = 0.4343;
    /** The series is summed for numbers below two to the power of minus eight, each of whose terms gives two digits and more. */
    private static final int BITS_BEHIND_POINT = 8;
    /** The digits of a logarithm that {@code double} gives, and the powers of ten that it has, with some to spare. */
    private static final int KNOWN_DIGITS = 12;

    private static final int MAX_POWER = 300;

    private DecimalSeries() {}

    /** Returns e to the power of a number whose size is at most some thousands, with this scale. */
    static BigDecimal exponential(BigDecimal exponent, int scale) {
        int weight = (int) Math.ceil(exponent.doubleValue() * LOGARITHM_OF_E);
        int digits = Math.max(0, weight + scale) + SPARE_DIGITS;
        return exponential(exponent, digits, SPARE_DIGITS).setScale(scale, RoundingMode.HALF_UP);
    }

    /** Halves the exponent until the series is short, and squares its sum as often. Each squaring doubles the error. */
    private static BigDecimal exponential(BigDecimal exponent, int digits, int spare) {
        int halvings = Math.max(0, Math.getExponent(exponent.doubleValue()) + 1 + BITS_BEHIND_POINT);
        MathContext context = new MathContext(digits + spare + (int) Math.ceil(halvings * DIGITS_A_BIT));
        BigDecimal sum = series(exponent.divide(BigDecimal.valueOf(1L << halvings), context), context);
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, context);
        }
        return sum;
    }

    /** The sum of the powers of the number, each divided by the factorial of its exponent. */
    private static BigDecimal series(BigDecimal number, MathContext context) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -context.getPrecision(); n++) {
            term = term.multiply(number, context).divide(BigDecimal.valueOf(n), context);
            sum = sum.add(term, context);
        }
        return sum;
    }

    /** Returns the natural logarithm of a positive number, with this scale. */
    static BigDecimal logarithm(BigDecimal number, int scale) {
        int power = number.precision() - number.scale() - 1;
        int digits = scale + SPARE_DIGITS;
        if (Math.abs(power) < MAX_POWER) {
            return logarithmOfDouble(number, digits).setScale(scale, RoundingMode.HALF_UP);
        }
        return logarithmOfDouble(number.scaleByPowerOfTen(-power), digits)
                .add(logarithmOfDouble(BigDecimal.TEN, digits).multiply(BigDecimal.valueOf(power)))
                .setScale(scale, RoundingMode.HALF_UP);
    }

    /** Improves the logarithm of a number in the range of {@code double} by Halley's method, each step of which triples the digits. */
    private static BigDecimal logarithmOfDouble(BigDecimal number, int digits) {
        MathContext context = new MathContext(digits + SPARE_DIGITS);
        BigDecimal logarithm = new BigDecimal(StrictMath.log(number.doubleValue()));
        for (int known = KNOWN_DIGITS; known < digits; known *= 3) {
            BigDecimal power = exponential(logarithm, digits, SPARE_DIGITS);
            BigDecimal distance = number.subtract(power).divide(number.add(power), context);
            logarithm = logarithm.add(distance.add(distance), context);
        }
        return logarithm;
    }
}
