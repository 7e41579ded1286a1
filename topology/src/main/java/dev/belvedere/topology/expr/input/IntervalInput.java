package dev.belvedere.topology.expr.input;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.interval.IntervalArithmetic;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads intervals that are written as numbers of units, each with its sign and its fraction, and a time behind them, as {@code DecodeInterval} of PostgreSQL's
 * datetime.c does: {@code 1 year 2 mons -3.5 days 04:05:06.5}, also with {@code ago}. Used once.
 */
final class IntervalInput {

    private static final Pattern QUANTITY =
            Pattern.compile("\\G\\s*(?<sign>[+-]?)\\s*(?<whole>\\d{0,18})(?<fraction>\\.\\d*)?\\s*(?<unit>[a-z]+)\\s*");
    /** Seconds. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?");

    private static final Pattern CLOCK = Pattern.compile(
            "\\G\\s*(?<sign>[+-]?)\\s*(?<hour>\\d{1,10}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?<fraction>\\.\\d*)?)?\\s*");

    /** A unit, and which of an interval's parts it is made of. */
    private enum Unit {
        MICROSECOND(1, "us", "usec", "usecs", "microsecond", "microseconds"),
        MILLISECOND(1_000, "ms", "msec", "msecs", "millisecond", "milliseconds"),
        SECOND(Interval.MICROS_A_SECOND, "s", "sec", "secs", "second", "seconds"),
        MINUTE(Interval.MICROS_A_MINUTE, "m", "min", "mins", "minute", "minutes"),
        HOUR(Interval.MICROS_AN_HOUR, "h", "hr", "hrs", "hour", "hours"),
        DAY(1, "d", "day", "days"),
        WEEK(7, "w", "week", "weeks"),
        MONTH(1, "mon", "mons", "month", "months"),
        YEAR(1, "y", "yr", "yrs", "year", "years"),
        DECADE(10, "dec", "decs", "decade", "decades"),
        CENTURY(100, "c", "cent", "century", "centuries"),
        MILLENNIUM(1_000, "mil", "mils", "millennium", "millennia");

        private static final Map<String, Unit> NAMED = new HashMap<>();

        static {
            for (Unit unit : values()) {
                unit.names.forEach(name -> NAMED.put(name, unit));
            }
        }

        private final long size;

        // A set that does not change.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> names;

        Unit(long size, String... names) {
            this.size = size;
            this.names = Set.of(names);
        }
    }

    private final String text;
    private final Set<Unit> read = EnumSet.noneOf(Unit.class);
    private long years;
    private long months;
    private long days;
    private long micros;

    private IntervalInput(String text) {
        this.text = text;
    }

    /**
     * Reads an interval.
     *
     * @throws ExprException for other texts, and for numbers that are too large
     */
    static Interval interval(String text) {
        String written = InputText.trimmed(text).toLowerCase(Locale.ROOT);
        return switch (written) {
            case "infinity", "+infinity" -> Interval.INFINITY;
            case "-infinity" -> Interval.MINUS_INFINITY;
            default -> new IntervalInput(text).finite(written);
        };
    }

    private Interval finite(String written) {
        boolean ago = written.endsWith(" ago");
        String parts = ago ? written.substring(0, written.length() - 4) : written;
        try {
            parts(NUMBER.matcher(parts).matches() ? parts + "s" : parts);
            int sign = ago ? -1 : 1;
            long allMonths = Math.toIntExact(years) * (long) Interval.MONTHS_A_YEAR + Math.toIntExact(months);
            if (allMonths != (int) allMonths) {
                throw IntervalArithmetic.outOfRange();
            }
            return IntervalArithmetic.finite(new Interval(
                    Math.toIntExact(sign * allMonths), Math.toIntExact(sign * days), Math.multiplyExact(sign, micros)));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    private void parts(String parts) {
        int at = 0;
        Matcher quantity = QUANTITY.matcher(parts);
        while (at < parts.length() && quantity.find(at)) {
            add(quantity);
            at = quantity.end();
        }
        Matcher clock = CLOCK.matcher(parts);
        if (at < parts.length() && clock.find(at)) {
            addClock(clock);
            at = clock.end();
        }
        if (at < parts.length() || parts.isEmpty()) {
            throw invalid();
        }
    }

    private void add(Matcher quantity) {
        Unit unit = Unit.NAMED.get(quantity.group("unit"));
        String fraction = quantity.group("fraction");
        String digits = quantity.group("whole") + (fraction == null ? "" : fraction.substring(1));
        if (unit == null || digits.isEmpty() || !read.add(unit)) {
            throw invalid();
        }
        int sign = quantity.group("sign").equals("-") ? -1 : 1;
        String whole = quantity.group("whole");
        add(unit, sign * (whole.isEmpty() ? 0 : Long.parseLong(whole)), sign * fraction(fraction));
    }

    private static double fraction(@Nullable String digits) {
        return digits == null || digits.length() == 1 ? 0 : Double.parseDouble("0" + digits);
    }

    /** What is left of a month or of a day goes into shorter parts; of longer units, whole months only. */
    private void add(Unit unit, long whole, double fraction) {
        long size = Math.multiplyExact(whole, unit.size);
        if (unit.compareTo(Unit.HOUR) <= 0) {
            micros = Math.addExact(micros, size);
            addMicros(fraction * unit.size);
        } else if (unit == Unit.DAY || unit == Unit.WEEK) {
            days = Math.addExact(days, size);
            addDays(fraction * unit.size);
        } else if (unit == Unit.MONTH) {
            months = Math.addExact(months, size);
            addDays(fraction * Interval.DAYS_A_MONTH);
        } else {
            years = Math.addExact(years, size);
            months = Math.addExact(months, (long) Math.rint(fraction * unit.size * Interval.MONTHS_A_YEAR));
        }
    }

    private void addDays(double count) {
        days = Math.addExact(days, (long) count);
        addMicros((count - (long) count) * Interval.MICROS_A_DAY);
    }

    /** Halves are rounded towards zero. */
    private void addMicros(double count) {
        long whole = (long) count;
        double rest = count - whole;
        micros = Math.addExact(micros, whole + (rest > 0.5 ? 1 : rest < -0.5 ? -1 : 0));
    }

    private void addClock(Matcher clock) {
        if (read.contains(Unit.HOUR) || read.contains(Unit.MINUTE) || read.contains(Unit.SECOND)) {
            throw invalid();
        }
        int minute = Integer.parseInt(clock.group("minute"));
        int second = clock.group("second") == null ? 0 : Integer.parseInt(clock.group("second"));
        if (minute >= 60 || second > 60) {
            throw outOfRange();
        }
        long fraction = (long) Math.rint(fraction(clock.group("fraction")) * Interval.MICROS_A_SECOND);
        long time = Math.addExact(
                Math.multiplyExact(Long.parseLong(clock.group("hour")), Interval.MICROS_AN_HOUR),
                minute * Interval.MICROS_A_MINUTE + second * Interval.MICROS_A_SECOND + fraction);
        micros = Math.addExact(micros, clock.group("sign").equals("-") ? -time : time);
    }

    private ExprException invalid() {
        return ExprException.failed(
                SqlState.INVALID_DATETIME_FORMAT,
                "'" + text + "' is not an interval of numbers of units and a time, like '1 month 15 days 12:30'.");
    }

    private ExprException outOfRange() {
        return ExprException.failed(SqlState.INTERVAL_FIELD_OVERFLOW, "a field is out of range in '" + text + "'.");
    }
}
