package dev.belvedere.serdes.row;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Times as counts of microseconds, as PostgreSQL keeps them, and back. Points in time count from 1970-01-01 00:00 (UTC), times of day from midnight.
 *
 * <p>What java.time has no word for is carried by its extremes: PostgreSQL's {@code infinity} and {@code -infinity} are {@code MAX} and {@code MIN}
 * of {@link Instant} and {@link LocalDateTime} (counts {@link Long#MAX_VALUE} and {@link Long#MIN_VALUE}), and its time of day {@code 24:00} is
 * {@link LocalTime#MAX}. Digits below the microsecond are cut off.
 */
public final class Micros {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private Micros() {}

    /** Throws {@link ArithmeticException} for instants some 292,000 years away, other than the two extremes. */
    public static long of(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return Long.MAX_VALUE;
        }
        return instant.equals(Instant.MIN)
                ? Long.MIN_VALUE
                : Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1_000);
    }

    /** Throws {@link ArithmeticException} for times some 292,000 years away, other than the two extremes. */
    public static long of(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX)) {
            return Long.MAX_VALUE;
        }
        return time.equals(LocalDateTime.MIN) ? Long.MIN_VALUE : of(time.toInstant(ZoneOffset.UTC));
    }

    public static long of(LocalTime time) {
        return time.equals(LocalTime.MAX) ? DAY : time.toNanoOfDay() / 1_000;
    }

    public static Instant instant(long micros) {
        if (micros == Long.MAX_VALUE) {
            return Instant.MAX;
        }
        return micros == Long.MIN_VALUE
                ? Instant.MIN
                : Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    public static LocalDateTime timestamp(long micros) {
        if (micros == Long.MAX_VALUE) {
            return LocalDateTime.MAX;
        }
        return micros == Long.MIN_VALUE
                ? LocalDateTime.MIN
                : LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, SECOND), (int) Math.floorMod(micros, SECOND) * 1_000, ZoneOffset.UTC);
    }

    /** Throws {@link java.time.DateTimeException} for a count below 0 or above one day. */
    public static LocalTime time(long micros) {
        return micros == DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * 1_000);
    }
}
