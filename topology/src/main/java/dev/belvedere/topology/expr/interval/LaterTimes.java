package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.Days;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Times that are later than others by an interval, and the intervals between times, after PostgreSQL's timestamp.c and date.c. */
public final class LaterTimes {

    private LaterTimes() {}

    /**
     * Returns the time that is later by this interval: first by its months, where the last day of the month takes the place of a day that it does not have, then
     * by its days, then by its microseconds. An infinite time stays, and an infinite interval leads to one.
     */
    public static LocalDateTime after(LocalDateTime time, Interval interval) {
        if (interval.isInfinite()) {
            LocalDateTime infinity = interval.equals(Interval.INFINITY) ? LocalDateTime.MAX : LocalDateTime.MIN;
            if (Days.isInfinite(time) && !time.equals(infinity)) {
                throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range.");
            }
            return infinity;
        }
        if (Days.isInfinite(time)) {
            return time;
        }
        LocalDateTime later = Days.inRange(time.plusMonths(interval.months()));
        return Days.inRange(Days.inRange(later.plusDays(interval.days())).plus(interval.micros(), ChronoUnit.MICROS));
    }

    /** As {@link #after(LocalDateTime, Interval)}, by UTC's clocks. */
    public static Instant after(Instant moment, Interval interval) {
        return Days.moment(after(Days.inUtc(moment), interval));
    }

    /** Returns the time of day that clocks show when the interval's time has passed; its months and days do not count. */
    public static LocalTime after(LocalTime time, Interval interval) {
        return ofDay(refuseInfinite(interval), Micros.of(time));
    }

    /** Returns the time of day that clocks showed when the interval's time had not passed yet. */
    public static LocalTime before(LocalTime time, Interval interval) {
        Interval finite = refuseInfinite(interval);
        return ofDay(Interval.ofMicros(-(finite.micros() % Interval.MICROS_A_DAY)), Micros.of(time));
    }

    /** Returns the interval's time as that of a day's clock. */
    public static LocalTime ofDay(Interval interval) {
        return ofDay(refuseInfinite(interval), 0);
    }

    private static LocalTime ofDay(Interval interval, long since) {
        return Micros.time(Math.floorMod(interval.micros() % Interval.MICROS_A_DAY + since, Interval.MICROS_A_DAY));
    }

    private static Interval refuseInfinite(Interval interval) {
        if (interval.isInfinite()) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "a time of day cannot be infinite.");
        }
        return interval;
    }

    /** Returns the days and the time from one time to another. */
    public static Interval between(LocalDateTime earlier, LocalDateTime later) {
        if (Days.isInfinite(earlier) || Days.isInfinite(later)) {
            return betweenInfinite(earlier, later);
        }
        try {
            return Justification.hours(Interval.ofMicros(Math.subtractExact(Micros.of(later), Micros.of(earlier))));
        } catch (ArithmeticException e) {
            throw IntervalArithmetic.outOfRange();
        }
    }

    /**
     * Returns the interval between two times of which one is infinite.
     *
     * @throws ExprException if both are, and are the same
     */
    static Interval betweenInfinite(LocalDateTime earlier, LocalDateTime later) {
        if (earlier.equals(later)) {
            throw IntervalArithmetic.outOfRange();
        }
        return later.equals(LocalDateTime.MAX) || earlier.equals(LocalDateTime.MIN)
                ? Interval.INFINITY
                : Interval.MINUS_INFINITY;
    }

    public static Interval between(LocalTime earlier, LocalTime later) {
        return Interval.ofMicros(Micros.of(later) - Micros.of(earlier));
    }
}
