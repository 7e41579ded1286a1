package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;

/** Carries the parts of intervals over into longer ones, and gives all of them one sign, after PostgreSQL's timestamp.c. Infinite intervals stay. */
public final class Justification {

    private Justification() {}

    /** Makes days of every 24 hours. */
    public static Interval hours(Interval interval) {
        if (interval.isInfinite()) {
            return interval;
        }
        long whole = interval.micros() / Interval.MICROS_A_DAY;
        long days = interval.days() + whole;
        long micros = interval.micros() - whole * Interval.MICROS_A_DAY;
        int borrowed = borrowed(days, micros);
        return of(interval.months(), days - borrowed, micros + borrowed * Interval.MICROS_A_DAY);
    }

    /** Makes months of every 30 days. */
    public static Interval days(Interval interval) {
        if (interval.isInfinite()) {
            return interval;
        }
        int whole = interval.days() / Interval.DAYS_A_MONTH;
        long months = (long) interval.months() + whole;
        long days = interval.days() - (long) whole * Interval.DAYS_A_MONTH;
        int borrowed = borrowed(months, days);
        return of(months - borrowed, days + (long) borrowed * Interval.DAYS_A_MONTH, interval.micros());
    }

    /** Makes days of every 24 hours, and months of every 30 days. */
    public static Interval all(Interval interval) {
        if (interval.isInfinite()) {
            return interval;
        }
        long wholeDays = interval.micros() / Interval.MICROS_A_DAY;
        long micros = interval.micros() - wholeDays * Interval.MICROS_A_DAY;
        long allDays = interval.days() + wholeDays;
        long wholeMonths = allDays / Interval.DAYS_A_MONTH;
        long days = allDays - wholeMonths * Interval.DAYS_A_MONTH;
        long months = interval.months() + wholeMonths;
        int ofMonths = borrowed(months, days == 0 ? micros : days);
        days += (long) ofMonths * Interval.DAYS_A_MONTH;
        int ofDays = borrowed(days, micros);
        return of(months - ofMonths, days - ofDays, micros + ofDays * Interval.MICROS_A_DAY);
    }

    /** Returns how many of the longer part are made into the shorter one, so that both have the longer one's sign. */
    private static int borrowed(long longer, long shorter) {
        if (longer > 0 && shorter < 0) {
            return 1;
        }
        return longer < 0 && shorter > 0 ? -1 : 0;
    }

    private static Interval of(long months, long days, long micros) {
        try {
            return new Interval(Math.toIntExact(months), Math.toIntExact(days), micros);
        } catch (ArithmeticException e) {
            throw IntervalArithmetic.outOfRange();
        }
    }
}
