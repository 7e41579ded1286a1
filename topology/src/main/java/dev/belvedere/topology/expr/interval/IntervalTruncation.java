package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.value.TimeUnit;

/** Truncates intervals towards zero, after {@code interval_trunc} of PostgreSQL's timestamp.c. */
public final class IntervalTruncation {

    private IntervalTruncation() {}

    /**
     * Refuses units that intervals cannot be truncated to.
     *
     * @throws ExprException for a week
     */
    public static void refuseOther(TimeUnit unit) {
        if (unit == TimeUnit.WEEK) {
            throw ExprException.unsupported(
                    "an interval has no whole weeks, because its months have none. Write 'day'.");
        }
    }

    /** Returns the interval without all that is shorter than the unit; an infinite interval stays. */
    public static Interval to(TimeUnit unit, Interval interval) {
        if (interval.isInfinite()) {
            return interval;
        }
        return switch (unit) {
            case MICROSECONDS -> interval;
            case MILLISECONDS -> time(interval, Interval.MICROS_A_SECOND / 1_000);
            case SECOND -> time(interval, Interval.MICROS_A_SECOND);
            case MINUTE -> time(interval, Interval.MICROS_A_MINUTE);
            case HOUR -> time(interval, Interval.MICROS_AN_HOUR);
            case DAY, WEEK -> new Interval(interval.months(), interval.days(), 0);
            case MONTH -> months(interval, 1);
            case QUARTER -> months(interval, 3);
            case YEAR -> months(interval, Interval.MONTHS_A_YEAR);
            case DECADE -> months(interval, 10 * Interval.MONTHS_A_YEAR);
            case CENTURY -> months(interval, 100 * Interval.MONTHS_A_YEAR);
            case MILLENNIUM -> months(interval, 1_000 * Interval.MONTHS_A_YEAR);
        };
    }

    private static Interval time(Interval interval, long unit) {
        return new Interval(interval.months(), interval.days(), interval.micros() - interval.micros() % unit);
    }

    private static Interval months(Interval interval, int unit) {
        return new Interval(interval.months() - interval.months() % unit, 0, 0);
    }
}
