package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.Arithmetic;
import java.util.function.DoubleUnaryOperator;

/**
 * Adds, subtracts, multiplies and divides intervals, after PostgreSQL's timestamp.c. Parts are computed one by one, none of them is carried over into a longer
 * one, and what a multiple leaves of a month or a day goes into shorter ones.
 */
public final class IntervalArithmetic {

    private static final double SECONDS_A_DAY = 86_400;
    private static final double MICROS = 1e6;

    private IntervalArithmetic() {}

    public static Interval add(Interval left, Interval right) {
        if (left.isInfinite() || right.isInfinite()) {
            if (left.isInfinite() && right.isInfinite() && !left.equals(right)) {
                throw outOfRange();
            }
            return left.isInfinite() ? left : right;
        }
        try {
            return finite(new Interval(
                    Math.addExact(left.months(), right.months()),
                    Math.addExact(left.days(), right.days()),
                    Math.addExact(left.micros(), right.micros())));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    public static Interval subtract(Interval left, Interval right) {
        if (left.isInfinite() || right.isInfinite()) {
            return add(left, negate(right));
        }
        try {
            return finite(new Interval(
                    Math.subtractExact(left.months(), right.months()),
                    Math.subtractExact(left.days(), right.days()),
                    Math.subtractExact(left.micros(), right.micros())));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    public static Interval negate(Interval interval) {
        if (interval.isInfinite()) {
            return interval.equals(Interval.INFINITY) ? Interval.MINUS_INFINITY : Interval.INFINITY;
        }
        try {
            return finite(new Interval(
                    Math.negateExact(interval.months()),
                    Math.negateExact(interval.days()),
                    Math.negateExact(interval.micros())));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    public static Interval multiply(Interval interval, double factor) {
        if (interval.isInfinite()) {
            return infinite(interval, factor, factor == 0);
        }
        if (Double.isInfinite(factor)) {
            int sign = interval.compareTo(Interval.ofMicros(0));
            return infinite(Interval.INFINITY, sign * factor, sign == 0);
        }
        return scaled(interval, part -> part * factor);
    }

    public static Interval divide(Interval interval, double divisor) {
        if (divisor == 0) {
            throw Arithmetic.divisionByZero();
        }
        return interval.isInfinite()
                ? infinite(interval, divisor, Double.isInfinite(divisor))
                : scaled(interval, part -> part / divisor);
    }

    /** @param indefinite whether no interval is the result */
    private static Interval infinite(Interval interval, double factor, boolean indefinite) {
        if (indefinite || Double.isNaN(factor)) {
            throw outOfRange();
        }
        return factor < 0 ? negate(interval) : interval;
    }

    private static Interval scaled(Interval interval, DoubleUnaryOperator scale) {
        double allMonths = scale.applyAsDouble(interval.months());
        double allDays = scale.applyAsDouble(interval.days());
        int months = (int) inRange(allMonths, Integer.MIN_VALUE);
        int days = (int) inRange(allDays, Integer.MIN_VALUE);
        double daysOfMonth = rounded((allMonths - months) * Interval.DAYS_A_MONTH);
        double seconds = rounded((allDays - days + daysOfMonth - (int) daysOfMonth) * SECONDS_A_DAY);
        int daysOfSeconds = (int) (seconds / SECONDS_A_DAY);
        double rest = seconds - daysOfSeconds * SECONDS_A_DAY;
        double micros = Math.rint(scale.applyAsDouble((double) interval.micros()) + rest * MICROS);
        try {
            return finite(
                    new Interval(months, Math.addExact(Math.addExact(days, daysOfSeconds), (int) daysOfMonth), (long)
                            inRange(micros, Long.MIN_VALUE)));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    /** TSROUND: to the microsecond. */
    private static double rounded(double value) {
        return Math.rint(value * MICROS) / MICROS;
    }

    private static double inRange(double value, double least) {
        if (value >= least && value < -least) {
            return value;
        }
        throw outOfRange();
    }

    /** Returns the interval, unless it is written as an infinity. */
    public static Interval finite(Interval interval) {
        if (interval.isInfinite()) {
            throw outOfRange();
        }
        return interval;
    }

    /** Makes the failure of an interval with a part that is too large, or with none that is right. */
    public static ExprException outOfRange() {
        return ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range.");
    }
}
