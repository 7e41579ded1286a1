package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Ranges of dates and timestamps, and conversions between them. MIN and MAX of the Java types stand for PostgreSQL's infinities. */
public final class Days {

    private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);
    private static final LocalDate LAST = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST_OF_TIMESTAMPS = LocalDate.of(294_276, 12, 31);

    private Days() {}

    public static boolean isInfinite(LocalDate date) {
        return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN);
    }

    public static boolean isInfinite(LocalDateTime time) {
        return time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN);
    }

    /** Converts a date to the timestamp at its beginning. */
    public static LocalDateTime startOf(LocalDate date) {
        return isInfinite(date) ? midnight(date) : inRange(date.atStartOfDay());
    }

    /** Returns a timestamp as it is, or the beginning of a date, which may be later than any timestamp. */
    public static LocalDateTime midnight(Object day) {
        if (!(day instanceof LocalDate date)) {
            return (LocalDateTime) day;
        }
        if (isInfinite(date)) {
            return date.equals(LocalDate.MAX) ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return date.atStartOfDay();
    }

    /** Returns the moment of a timestamp in UTC. */
    public static Instant moment(LocalDateTime time) {
        if (isInfinite(time)) {
            return time.equals(LocalDateTime.MAX) ? Instant.MAX : Instant.MIN;
        }
        return time.toInstant(ZoneOffset.UTC);
    }

    /** Returns the timestamp of a moment in UTC. */
    public static LocalDateTime inUtc(Instant moment) {
        if (moment.equals(Instant.MAX) || moment.equals(Instant.MIN)) {
            return moment.equals(Instant.MAX) ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Returns the date of a timestamp. */
    public static LocalDate of(LocalDateTime time) {
        if (isInfinite(time)) {
            return time.equals(LocalDateTime.MAX) ? LocalDate.MAX : LocalDate.MIN;
        }
        return time.toLocalDate();
    }

    public static LocalDate inRange(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, date + " is out of range for a date.");
        }
        return date;
    }

    public static LocalDateTime inRange(LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        if (date.isBefore(FIRST) || date.isAfter(LAST_OF_TIMESTAMPS)) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, time + " is out of range for a timestamp.");
        }
        return time;
    }
}
