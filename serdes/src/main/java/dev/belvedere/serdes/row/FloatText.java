package dev.belvedere.serdes.row;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.core.io.schubfach.FloatToDecimal;
import java.math.BigDecimal;

/** Floating-point numbers as PostgreSQL writes them: the fewest digits that read back as the same number. */
public final class FloatText {

    // PostgreSQL's bounds: exponents outside them are written as such, numbers inside are written out.
    private static final int SMALLEST_WRITTEN_OUT = -4;
    private static final int FIRST_REAL_EXPONENT = 6;
    private static final int FIRST_DOUBLE_EXPONENT = 15;

    // From here on all numbers are whole, and a short decimal can lie halfway between two of them.
    private static final float WHOLE_REALS = 0x1p24f;
    private static final double WHOLE_DOUBLES = 0x1p53;

    private FloatText() {}

    public static String of(float value) {
        return value == 0 || !Float.isFinite(value) ? special(value) : laidOut(shortest(value), FIRST_REAL_EXPONENT);
    }

    public static String of(double value) {
        return value == 0 || !Double.isFinite(value) ? special(value) : laidOut(shortest(value), FIRST_DOUBLE_EXPONENT);
    }

    // Not Float.toString(): before Java 19 it may write more digits than needed. The fast algorithm writes two digits
    // at least, which shows
    // among the subnormal numbers, and takes halfway decimals: those ranges take the slow one.
    private static BigDecimal shortest(float value) {
        float size = Math.abs(value);
        if (size >= Float.MIN_NORMAL && size < WHOLE_REALS) {
            return new BigDecimal(FloatToDecimal.toString(value));
        }
        BigDecimal exact = new BigDecimal(size);
        BigDecimal below = new BigDecimal(Math.nextDown(size));
        BigDecimal above = size == Float.MAX_VALUE ? mirrored(below, exact) : new BigDecimal(Math.nextUp(size));
        BigDecimal found = new ShortestDecimal(below, exact, above).find();
        return value < 0 ? found.negate() : found;
    }

    private static BigDecimal shortest(double value) {
        double size = Math.abs(value);
        if (size >= Double.MIN_NORMAL && size < WHOLE_DOUBLES) {
            return new BigDecimal(DoubleToDecimal.toString(value));
        }
        BigDecimal exact = new BigDecimal(size);
        BigDecimal below = new BigDecimal(Math.nextDown(size));
        BigDecimal above = size == Double.MAX_VALUE ? mirrored(below, exact) : new BigDecimal(Math.nextUp(size));
        BigDecimal found = new ShortestDecimal(below, exact, above).find();
        return value < 0 ? found.negate() : found;
    }

    // The number that would follow the largest one.
    private static BigDecimal mirrored(BigDecimal below, BigDecimal exact) {
        return exact.add(exact).subtract(below);
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.toString(value);
    }

    private static String laidOut(BigDecimal number, int firstExponent) {
        BigDecimal shortest = number.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_WRITTEN_OUT && exponent < firstExponent) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = shortest.signum() < 0 ? "-" : "";
        String padding = Math.abs(exponent) < 10 ? "0" : "";
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + padding + Math.abs(exponent);
    }
}
