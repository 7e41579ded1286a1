package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.Days;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Equal intervals one behind the other, after {@code timestamp_bin} of PostgreSQL's timestamp.c. */
public final class TimeBins {

    private static final String WIDTH =
            "DATE_BIN takes an interval of days and shorter units that is more than zero, as in PostgreSQL.";

    private TimeBins() {}

    /**
     * Refuses a width that no bins have.
     *
     * @throws ExprException if the width has months or is not more than zero
     */
    public static void refuseOther(Interval width) {
        if (width.months() != 0 || width.compareTo(Interval.ofMicros(0)) <= 0) {
            throw ExprException.unsupported(WIDTH);
        }
    }

    /** Returns the beginning of the bin that the time is in; an infinite time stays. */
    public static LocalDateTime beginning(Interval width, LocalDateTime time, LocalDateTime origin) {
        if (Days.isInfinite(time)) {
            return time;
        }
        if (Days.isInfinite(origin)) {
            throw ExprException.failed(
                    SqlState.DATETIME_FIELD_OVERFLOW, "the origin of DATE_BIN must not be infinite.");
        }
        try {
            long into = Math.floorMod(Math.subtractExact(Micros.of(time), Micros.of(origin)), length(width));
            return Days.inRange(time.minus(into, ChronoUnit.MICROS));
        } catch (ArithmeticException e) {
            throw IntervalArithmetic.outOfRange();
        }
    }

    /** As {@link #beginning(Interval, LocalDateTime, LocalDateTime)}. */
    public static Instant beginning(Interval width, Instant moment, Instant origin) {
        return Days.moment(beginning(width, Days.inUtc(moment), Days.inUtc(origin)));
    }

    private static long length(Interval width) {
        if (width.months() != 0) {
            throw ExprException.failed(SqlState.FEATURE_NOT_SUPPORTED, WIDTH);
        }
        long length = Math.addExact(Math.multiplyExact(width.days(), Interval.MICROS_A_DAY), width.micros());
        if (length <= 0) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, WIDTH);
        }
        return length;
    }
}
