package dev.belvedere.topology.expr.power;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.NumericGroups;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Powers of {@code numeric}, rounded to the scales that {@code numeric_exp}, {@code power_var} and {@code power_var_int} of PostgreSQL's numeric.c choose. */
final class NumericPowers {

    /** The constant of numeric.c: a weight is estimated by it, and not by a better one. */
    private static final double LOGARITHM_OF_E = 0.434294481903252;

    // NUMERIC_MAX_RESULT_SCALE * 3, beyond which e has no power in the range of numeric, and with numeric.c's allowance
    // for an estimate.
    private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(6000);
    private static final double MAX_ESTIMATE = 2000 * 3.01;
    private static final int MAX_RESULT_SCALE = 2000;
    private static final int ESTIMATED_DIGITS = 8;
    private static final int SPARE_DIGITS = 12;

    private NumericPowers() {}

    /** Returns e to the power of the exponent. */
    static BigDecimal exponential(BigDecimal exponent) {
        double weight = exponent.doubleValue() * LOGARITHM_OF_E;
        double limited = Math.max(-MAX_RESULT_SCALE, Math.min(MAX_RESULT_SCALE, weight));
        return exponential(exponent, NumericGroups.scale((int) limited, exponent));
    }

    private static BigDecimal exponential(BigDecimal exponent, int scale) {
        if (exponent.abs().compareTo(MAX_EXPONENT) < 0) {
            return DecimalSeries.exponential(exponent, scale);
        }
        if (exponent.signum() > 0) {
            throw overflow();
        }
        return BigDecimal.ZERO.setScale(scale);
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (base.signum() == 0 && exponent.signum() < 0) {
            throw DoublePowers.zeroToANegativePower();
        }
        boolean whole = exponent.signum() == 0 || exponent.stripTrailingZeros().scale() <= 0;
        if (whole && exponent.compareTo(BigDecimal.valueOf(exponent.intValue())) == 0) {
            return wholePower(base, exponent);
        }
        if (base.signum() == 0) {
            return BigDecimal.ZERO.setScale(NumericGroups.MIN_SIGNIFICANT_DIGITS);
        }
        if (base.signum() > 0) {
            return byLogarithm(base, base, exponent);
        }
        if (!whole) {
            throw DoublePowers.negativeToAFraction();
        }
        BigDecimal power = byLogarithm(base.negate(), base, exponent);
        return exponent.toBigInteger().testBit(0) ? power.negate() : power;
    }

    private static BigDecimal byLogarithm(BigDecimal magnitude, BigDecimal base, BigDecimal exponent) {
        int logarithmWeight = NumericLogarithms.weight(magnitude);
        int estimateScale = Math.max(0, ESTIMATED_DIGITS - logarithmWeight);
        double estimate = DecimalSeries.logarithm(magnitude, estimateScale)
                .multiply(exponent)
                .setScale(estimateScale, RoundingMode.HALF_UP)
                .doubleValue();
        if (estimate > MAX_ESTIMATE) {
            throw overflow();
        }
        if (estimate < -MAX_ESTIMATE) {
            return BigDecimal.ZERO.setScale(NumericGroups.MAX_SCALE);
        }
        int weight = (int) (estimate * LOGARITHM_OF_E);
        int scale = NumericGroups.scale(weight, base, exponent);
        int digits = Math.max(0, scale + weight) + SPARE_DIGITS;
        int exponentDigits = Math.max(0, exponent.precision() - exponent.scale());
        BigDecimal logarithm = DecimalSeries.logarithm(magnitude, digits + exponentDigits);
        return exponential(logarithm.multiply(exponent), scale);
    }

    private static BigDecimal wholePower(BigDecimal base, BigDecimal written) {
        int exponent = written.intValueExact();
        NumericGroups.Leading leading = NumericGroups.leading(base, NumericGroups.OF_A_DOUBLE);
        double weight = base.signum() == 0 ? 0 : exponent * (StrictMath.log10(leading.digits()) + leading.exponent());
        if (weight > NumericGroups.MAX_DIGITS_BEFORE_POINT) {
            throw overflow();
        }
        if (weight + 1 < -NumericGroups.MAX_SCALE) {
            return BigDecimal.ZERO.setScale(NumericGroups.MAX_SCALE);
        }
        int scale = NumericGroups.scale((int) weight, base, written);
        if (base.signum() == 0 || (exponent >= 0 && exponent <= 2)) {
            return inRange(base.pow(Math.min(exponent, 2)).setScale(scale, RoundingMode.HALF_UP));
        }
        int digits = 1 + scale + (int) weight + (int) Math.log(Math.abs((double) exponent)) + SPARE_DIGITS;
        BigDecimal product = product(base, Math.abs((long) exponent), new MathContext(digits));
        return inRange(
                exponent < 0
                        ? BigDecimal.ONE.divide(product, scale, RoundingMode.HALF_UP)
                        : product.setScale(scale, RoundingMode.HALF_UP));
    }

    /** Multiplies the number with itself so often, by the bits of the exponent. */
    private static BigDecimal product(BigDecimal number, long times, MathContext context) {
        BigDecimal product = BigDecimal.ONE;
        for (int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(times); bit >= 0; bit--) {
            product = product.multiply(product, context);
            if (((times >> bit) & 1) == 1) {
                product = product.multiply(number, context);
            }
        }
        return product;
    }

    private static BigDecimal inRange(BigDecimal power) {
        if (power.precision() - power.scale() > NumericGroups.MAX_DIGITS_BEFORE_POINT) {
            throw overflow();
        }
        return power;
    }

    private static ExprException overflow() {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "a power has more digits than a numeric can have.");
    }
}
