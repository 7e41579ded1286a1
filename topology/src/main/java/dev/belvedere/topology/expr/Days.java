package dev.belvedere.topology.expr;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** The ranges of dates and timestamps, and the way from one to the other. MIN and MAX stand for PostgreSQL's infinities. */
final class Days {

    private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);
    private static final LocalDate LAST = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST_OF_TIMESTAMPS = LocalDate.of(294_276, 12, 31);

    private Days() {}

    static boolean isInfinite(LocalDate date) {
        return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN);
    }

    static boolean isInfinite(LocalDateTime time) {
        return time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN);
    }

    static LocalDateTime startOf(LocalDate date) {
        return isInfinite(date) ? midnight(date) : inRange(date.atStartOfDay());
    }

    /** A timestamp itself, or a date's beginning, which may be later than any timestamp. */
    static LocalDateTime midnight(Object day) {
        if (!(day instanceof LocalDate date)) {
            return (LocalDateTime) day;
        }
        if (isInfinite(date)) {
            return date.equals(LocalDate.MAX) ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return date.atStartOfDay();
    }

    static LocalDate of(LocalDateTime time) {
        if (isInfinite(time)) {
            return time.equals(LocalDateTime.MAX) ? LocalDate.MAX : LocalDate.MIN;
        }
        return time.toLocalDate();
    }

    static LocalDate inRange(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw ExprException.failed(date + " is out of range for a date.");
        }
        return date;
    }

    static LocalDateTime inRange(LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        if (date.isBefore(FIRST) || date.isAfter(LAST_OF_TIMESTAMPS)) {
            throw ExprException.failed(time + " is out of range for a timestamp.");
        }
        return time;
    }
}
