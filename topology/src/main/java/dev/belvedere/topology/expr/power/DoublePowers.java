package dev.belvedere.topology.expr.power;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/**
 * Powers and logarithms of {@code double precision}: those of Java's library, which are within one unit of the last place and the same on every machine, with
 * PostgreSQL's errors. As there, a result that overflows to infinity or underflows to zero fails.
 */
final class DoublePowers {

    private DoublePowers() {}

    static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw zeroToANegativePower();
        }
        if (base < 0 && exponent < Double.POSITIVE_INFINITY && Math.floor(exponent) != exponent) {
            throw negativeToAFraction();
        }
        // Java's result is NaN, where one of the operands is or the exponent is infinite.
        if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
            return 1;
        }
        double power = StrictMath.pow(base, exponent);
        boolean finite = Double.isFinite(base) && Double.isFinite(exponent);
        return finite ? inRange(power, base == 0) : power;
    }

    static double exponential(double exponent) {
        double power = StrictMath.exp(exponent);
        return Double.isFinite(exponent) ? inRange(power, false) : power;
    }

    static double naturalLogarithm(double number) {
        refuseUnlessPositive(number);
        return StrictMath.log(number);
    }

    static double decimalLogarithm(double number) {
        refuseUnlessPositive(number);
        return StrictMath.log10(number);
    }

    private static void refuseUnlessPositive(double number) {
        if (number <= 0) {
            throw noLogarithm(number);
        }
    }

    private static double inRange(double power, boolean mayBeZero) {
        if (Double.isInfinite(power) || (power == 0 && !mayBeZero)) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "a power is out of range for double precision.");
        }
        return power;
    }

    static ExprException zeroToANegativePower() {
        return ExprException.failed(
                SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, "zero has no power with a negative exponent.");
    }

    static ExprException negativeToAFraction() {
        return ExprException.failed(
                SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                "a negative number has no power whose exponent is not an integer.");
    }

    static ExprException noLogarithm(Object number) {
        return ExprException.failed(
                SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "only a positive number has a logarithm, not " + number + ".");
    }
}
