package dev.belvedere.topology.expr.value;

import java.math.BigDecimal;

/** How PostgreSQL keeps a numeric: in groups of four decimal digits, counted from the point. Its numeric.c chooses the scales of results by them. */
public final class NumericGroups {

    // NUMERIC_MIN_SIG_DIGITS, DEC_DIGITS and NUMERIC_MAX_DISPLAY_SCALE of numeric.c.
    public static final int MIN_SIGNIFICANT_DIGITS = 16;
    static final int DIGITS = 4;
    public static final int MAX_SCALE = 1000;

    /** How many digits a numeric can have before its point. */
    public static final int MAX_DIGITS_BEFORE_POINT = 131_072;

    /** As many groups as a {@code double} has digits for. */
    public static final int OF_A_DOUBLE = 4;

    /**
     * The first digits of a numeric without its sign, which is about {@code digits} times ten to the power of {@code exponent}.
     *
     * @param digits those of some groups as an integer, the nearest one of {@code double}; 0 for zero only
     */
    public record Leading(double digits, int exponent) {}

    private NumericGroups() {}

    /** Returns the power of ten thousand of the first group. */
    public static int weight(BigDecimal value) {
        return value.signum() == 0 ? 0 : Math.floorDiv(value.precision() - value.scale() - 1, DIGITS);
    }

    /** Returns the digits of this many groups, without zeros behind them that are groups of their own. */
    public static Leading leading(BigDecimal value, int most) {
        if (value.signum() == 0) {
            return new Leading(0, 0);
        }
        int first = weight(value);
        int last = Math.floorDiv(-value.stripTrailingZeros().scale(), DIGITS);
        int exponent = Math.max(first - most + 1, last) * DIGITS;
        return new Leading((double) value.abs().movePointLeft(exponent).longValue(), exponent);
    }

    /** Returns the scale of a result that is to have sixteen significant digits, and no less than the scales of what it is made of. */
    public static int scale(int weight, BigDecimal... operands) {
        int scale = Math.max(0, MIN_SIGNIFICANT_DIGITS - weight);
        for (BigDecimal operand : operands) {
            scale = Math.max(scale, operand.scale());
        }
        return Math.min(scale, MAX_SCALE);
    }
}
