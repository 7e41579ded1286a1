package dev.belvedere.topology.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic of numerics, with the scales that PostgreSQL gives its results. */
final class NumericArithmetic {

    // NUMERIC_MIN_SIG_DIGITS, DEC_DIGITS and NUMERIC_MAX_DISPLAY_SCALE of PostgreSQL's numeric.c.
    private static final int MIN_SIGNIFICANT_DIGITS = 16;
    private static final int DIGITS_A_GROUP = 4;
    private static final int MAX_SCALE = 1000;

    private NumericArithmetic() {}

    static Strict.Binary of(Operation operation) {
        return switch (operation) {
            case PLUS -> (left, right) -> ((BigDecimal) left).add((BigDecimal) right);
            case MINUS -> (left, right) -> ((BigDecimal) left).subtract((BigDecimal) right);
            case TIMES -> (left, right) -> ((BigDecimal) left).multiply((BigDecimal) right);
            case DIVIDE -> (left, right) -> quotient((BigDecimal) left, (BigDecimal) right);
            case MOD -> (left, right) -> remainder((BigDecimal) left, (BigDecimal) right);
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    static Object negate(Object value) {
        return ((BigDecimal) value).negate();
    }

    static Object absolute(Object value) {
        return ((BigDecimal) value).abs();
    }

    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, quotientScale(dividend, divisor), RoundingMode.HALF_UP);
    }

    /** numeric.c, {@code select_div_scale}: at least 16 significant digits, counted in groups of four, and no less than either scale. */
    private static int quotientScale(BigDecimal dividend, BigDecimal divisor) {
        int weight = weight(dividend) - weight(divisor);
        if (firstGroup(dividend) <= firstGroup(divisor)) {
            weight--;
        }
        int scale = MIN_SIGNIFICANT_DIGITS - weight * DIGITS_A_GROUP;
        scale = Math.max(scale, Math.max(dividend.scale(), divisor.scale()));
        return Math.min(Math.max(scale, 0), MAX_SCALE);
    }

    /** The power of ten thousand of the first group of four digits, groups being counted from the point. */
    private static int weight(BigDecimal value) {
        return value.signum() == 0 ? 0 : Math.floorDiv(value.precision() - value.scale() - 1, DIGITS_A_GROUP);
    }

    private static int firstGroup(BigDecimal value) {
        return value.signum() == 0
                ? 0
                : value.abs().movePointLeft(weight(value) * DIGITS_A_GROUP).intValue();
    }

    private static BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
        return dividend.remainder(divisor).setScale(Math.max(dividend.scale(), divisor.scale()));
    }
}
