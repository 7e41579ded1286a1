package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.topology.expr.value.Days;
import java.time.LocalDateTime;

/** The interval between two timestamps in years, months, days and time, as {@code timestamp_age} of PostgreSQL's timestamp.c counts them. */
public final class Age {

    private Age() {}

    /** Returns the interval from one time to another; all parts are negative if the first time is the later one. */
    public static Interval between(LocalDateTime from, LocalDateTime to) {
        if (Days.isInfinite(from) || Days.isInfinite(to)) {
            return LaterTimes.betweenInfinite(from, to);
        }
        return to.isBefore(from) ? IntervalArithmetic.negate(since(to, from)) : since(from, to);
    }

    /** The month of the earlier time gives the days that are borrowed. */
    private static Interval since(LocalDateTime earlier, LocalDateTime later) {
        long micros = Micros.of(later.toLocalTime()) - Micros.of(earlier.toLocalTime());
        int days = later.getDayOfMonth() - earlier.getDayOfMonth() - (micros < 0 ? 1 : 0);
        int months = (later.getYear() - earlier.getYear()) * Interval.MONTHS_A_YEAR
                + later.getMonthValue()
                - earlier.getMonthValue();
        while (days < 0) {
            days += earlier.toLocalDate().lengthOfMonth();
            months--;
        }
        return new Interval(months, days, Math.floorMod(micros, Interval.MICROS_A_DAY));
    }
}
