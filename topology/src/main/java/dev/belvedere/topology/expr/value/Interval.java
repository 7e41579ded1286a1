package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time: months and days have no fixed length, and so are kept apart. */
public record Interval(long months, long days, long micros) {

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;
    private static final long DAYS_A_MONTH = 30;
    private static final Pattern QUANTITY = Pattern.compile("\\G\\s*([+-]?)\\s*(\\d{1,9})\\s*([a-z]+)\\s*");
    private static final Pattern CLOCK =
            Pattern.compile("\\G\\s*([+-]?)\\s*(\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)\\s*");

    private static final Map<String, Interval> UNITS = Map.ofEntries(
            Map.entry("microsecond", new Interval(0, 0, 1)),
            Map.entry("millisecond", new Interval(0, 0, 1_000)),
            Map.entry("second", new Interval(0, 0, MICROS_A_SECOND)),
            Map.entry("sec", new Interval(0, 0, MICROS_A_SECOND)),
            Map.entry("minute", new Interval(0, 0, 60 * MICROS_A_SECOND)),
            Map.entry("min", new Interval(0, 0, 60 * MICROS_A_SECOND)),
            Map.entry("hour", new Interval(0, 0, 3_600 * MICROS_A_SECOND)),
            Map.entry("hr", new Interval(0, 0, 3_600 * MICROS_A_SECOND)),
            Map.entry("day", new Interval(0, 1, 0)),
            Map.entry("week", new Interval(0, 7, 0)),
            Map.entry("month", new Interval(1, 0, 0)),
            Map.entry("mon", new Interval(1, 0, 0)),
            Map.entry("year", new Interval(12, 0, 0)),
            Map.entry("yr", new Interval(12, 0, 0)),
            Map.entry("decade", new Interval(120, 0, 0)));

    /** What begins the text of an interval that is subtracted: its rest is negated, all of it. */
    public static final String SUBTRACTED = "\u2212";

    /**
     * Parses whole numbers of units, and a time of day behind them: {@code 1 month -2 days 03:00}.
     *
     * @throws ExprException for other texts
     */
    public static Interval parse(String text) {
        return text.startsWith(SUBTRACTED)
                ? sum(text.substring(SUBTRACTED.length())).times(-1)
                : sum(text);
    }

    private static Interval sum(String text) {
        String written = text.toLowerCase(Locale.ROOT).strip();
        Interval sum = new Interval(0, 0, 0);
        int at = 0;
        Matcher quantity = QUANTITY.matcher(written);
        while (at < written.length() && quantity.find(at)) {
            long times = Long.parseLong(quantity.group(2));
            sum = sum.plus(unit(quantity.group(3), text), quantity.group(1).equals("-") ? -times : times);
            at = quantity.end();
        }
        Matcher clock = CLOCK.matcher(written);
        if (at < written.length() && clock.find(at)) {
            sum = sum.plus(clock(clock.group(2), text), clock.group(1).equals("-") ? -1 : 1);
            at = clock.end();
        }
        if (at < written.length() || written.isEmpty()) {
            throw unknown(text);
        }
        return sum;
    }

    private Interval plus(Interval unit, long times) {
        return new Interval(months + times * unit.months, days + times * unit.days, micros + times * unit.micros);
    }

    private static Interval unit(String name, String text) {
        Interval unit =
                UNITS.get(name.length() > 2 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
        if (unit == null) {
            throw unknown(text);
        }
        return unit;
    }

    private static Interval clock(String time, String text) {
        try {
            String padded = time.indexOf(':') == 1 ? "0" + time : time;
            return new Interval(0, 0, LocalTime.parse(padded).toNanoOfDay() / 1_000);
        } catch (DateTimeParseException e) {
            throw unknown(text);
        }
    }

    private static ExprException unknown(String text) {
        return ExprException.unsupported(
                "'" + text + "' is not an interval that views know. Write whole numbers of units,"
                        + " and a time of day behind them, like '1 month 15 days 12:30'.");
    }

    /**
     * Returns a multiple of the interval, as {@code interval_mul} of PostgreSQL's timestamp.c computes it for whole numbers.
     *
     * @throws ExprException if it is out of range
     */
    public Interval times(double factor) {
        return new Interval(
                (long) inRange(months * factor, Integer.MAX_VALUE),
                (long) inRange(days * factor, Integer.MAX_VALUE),
                (long) inRange(Math.rint(micros * factor), Long.MAX_VALUE));
    }

    private static double inRange(double product, double most) {
        if (Math.abs(product) > most) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range.");
        }
        return product;
    }

    /** Returns its length in microseconds, where a month has 30 days and a day 24 hours: by it intervals are compared. */
    public long length() {
        return (months * DAYS_A_MONTH + days) * MICROS_A_DAY + micros;
    }

    /** Whether it has no part whose length depends on the calendar. */
    public boolean isFixed() {
        return months == 0 && days == 0;
    }

    /**
     * Returns the time that is later by this interval: first by its months, where the last day of the month takes the place of a day that it does not have,
     * then by its days, then by its microseconds. An infinite time stays.
     */
    public LocalDateTime after(LocalDateTime time) {
        if (Days.isInfinite(time)) {
            return time;
        }
        LocalDateTime later = Days.inRange(time.plusMonths(months));
        return Days.inRange(Days.inRange(later.plusDays(days)).plus(micros, ChronoUnit.MICROS));
    }

    /** As {@link #after(LocalDateTime)}, for an interval that {@link #isFixed}. */
    public Instant after(Instant moment) {
        if (moment.equals(Instant.MAX) || moment.equals(Instant.MIN)) {
            return moment;
        }
        Instant later = moment.plus(micros, ChronoUnit.MICROS);
        Days.inRange(LocalDateTime.ofInstant(later, ZoneOffset.UTC));
        return later;
    }
}
