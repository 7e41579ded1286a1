package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The bucket of a histogram that holds a value: 1 to the number of buckets, 0 before the range, one more behind it. A range may run downwards. */
public final class Buckets {

    private Buckets() {}

    public static int of(BigDecimal value, BigDecimal from, BigDecimal to, int count) {
        int direction = to.compareTo(from);
        refuse(count, direction == 0);
        if (direction * value.compareTo(from) < 0) {
            return 0;
        }
        if (direction * value.compareTo(to) >= 0) {
            return behind(count);
        }
        BigDecimal quotient = value.subtract(from)
                .multiply(BigDecimal.valueOf(count))
                .divide(to.subtract(from), 0, RoundingMode.DOWN);
        return quotient.intValueExact() + 1;
    }

    /** After {@code width_bucket_float8} of PostgreSQL's float.c. */
    public static int of(double value, double from, double to, int count) {
        refuse(count, from == to);
        if (Double.isNaN(value) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw ExprException.failed(
                    SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION,
                    "a range of buckets is finite, and its values are numbers: " + value + " from " + from + " to " + to
                            + ".");
        }
        boolean upwards = from < to;
        if (upwards ? value < from : value > from) {
            return 0;
        }
        if (upwards ? value >= to : value <= to) {
            return behind(count);
        }
        double share = upwards ? share(value, from, to) : share(from, value, from, to);
        double bucket = count * share;
        return (int) (bucket >= count ? count - 1 : bucket) + 1;
    }

    private static double share(double value, double from, double to) {
        return Double.isInfinite(to - from)
                ? (value / 2 - from / 2) / (to / 2 - from / 2)
                : (value - from) / (to - from);
    }

    private static double share(double upper, double value, double from, double to) {
        return Double.isInfinite(from - to)
                ? (upper / 2 - value / 2) / (from / 2 - to / 2)
                : (upper - value) / (from - to);
    }

    private static void refuse(int count, boolean empty) {
        if (count <= 0) {
            throw ExprException.failed(
                    SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION,
                    "the number of buckets is greater than 0, and this is " + count + ".");
        }
        if (empty) {
            throw ExprException.failed(
                    SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, "the ends of a range of buckets differ.");
        }
    }

    private static int behind(int count) {
        if (count == Integer.MAX_VALUE) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "the number of the bucket behind the last is out of range for integer.");
        }
        return count + 1;
    }
}
