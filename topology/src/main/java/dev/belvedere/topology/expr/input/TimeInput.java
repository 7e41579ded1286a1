package dev.belvedere.topology.expr.input;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times in the ISO format, the only one that does not depend on the session's DateStyle, with the fields that PostgreSQL's datetime.c admits. A
 * timestamp without time zone ignores an offset.
 */
final class TimeInput {

    private static final int MAX_ZONE_HOURS = 15;
    private static final int MINUTES_AN_HOUR = 60;
    private static final long SECONDS_A_MINUTE = 60;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 24 * 60 * SECONDS_A_MINUTE * MICROS_A_SECOND;

    private static final String DATE = "(?:(?<year>\\d{4,7})-(?<month>\\d{1,2})-(?<day>\\d{1,2})|(?<compact>\\d{8}))";
    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?<fraction>\\.\\d*)?)?";
    private static final String ZONE =
            "(?:\\s*(?<zone>Z|z|(?<sign>[+-])(?<zoneHour>\\d{1,2})(?::?(?<zoneMinute>\\d{2})(?::(?<zoneSecond>\\d{2}))?)?))?";
    private static final Pattern FULL = Pattern.compile(
            DATE + "(?:(?:\\s*[Tt]\\s*|\\s+)" + TIME + ZONE + ")?(?:\\s*(?<era>BC|AD))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME_ALONE = Pattern.compile(TIME);

    private TimeInput() {}

    static LocalDate date(String text) {
        return switch (word(text)) {
            case "infinity", "+infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> {
                Matcher fields = full(text);
                if (fields.group("hour") != null) {
                    micros(fields);
                    offsetSeconds(fields);
                }
                yield Days.inRange(day(fields));
            }
        };
    }

    static LocalTime time(String text) {
        Matcher fields = TIME_ALONE.matcher(InputText.trimmed(text));
        if (!fields.matches()) {
            throw invalid(text);
        }
        long micros = micros(fields);
        return micros == MICROS_A_DAY ? LocalTime.MAX : LocalTime.MIN.plus(micros, ChronoUnit.MICROS);
    }

    /** Reads a timestamp; a date alone is its midnight. */
    static LocalDateTime timestamp(String text) {
        LocalDateTime infinite = infinite(text);
        if (infinite != null) {
            return infinite;
        }
        Matcher fields = full(text);
        offsetSeconds(fields);
        return Days.inRange(clock(fields));
    }

    /** Reads a moment that states its offset. */
    static Instant instant(String text) {
        if (infinite(text) == null && full(text).group("zone") == null) {
            throw invalid(text);
        }
        return instantInUtc(text);
    }

    static Instant instantInUtc(String text) {
        LocalDateTime infinite = infinite(text);
        if (infinite != null) {
            return Days.moment(infinite);
        }
        Matcher fields = full(text);
        return Days.moment(Days.inRange(clock(fields).minusSeconds(offsetSeconds(fields))));
    }

    private static @Nullable LocalDateTime infinite(String text) {
        return switch (word(text)) {
            case "infinity", "+infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> null;
        };
    }

    private static String word(String text) {
        return InputText.trimmed(text).toLowerCase(Locale.ROOT);
    }

    private static Matcher full(String text) {
        Matcher fields = FULL.matcher(InputText.trimmed(text));
        if (!fields.matches()) {
            throw invalid(text);
        }
        return fields;
    }

    private static LocalDateTime clock(Matcher fields) {
        LocalDateTime midnight = day(fields).atStartOfDay();
        return fields.group("hour") == null ? midnight : midnight.plus(micros(fields), ChronoUnit.MICROS);
    }

    private static LocalDate day(Matcher fields) {
        String compact = fields.group("compact");
        int year = compact == null ? number(fields, "year") : Integer.parseInt(compact.substring(0, 4));
        int month = compact == null ? number(fields, "month") : Integer.parseInt(compact.substring(4, 6));
        int day = compact == null ? number(fields, "day") : Integer.parseInt(compact.substring(6));
        String era = fields.group("era");
        int proleptic = era != null && era.equalsIgnoreCase("BC") ? 1 - year : year;
        if (year == 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(proleptic, month).lengthOfMonth()) {
            throw outOfRange(fields);
        }
        return LocalDate.of(proleptic, month, day);
    }

    /** Returns the microseconds since midnight. A second may be the 60th, and an hour the 24th, if it is the end of the day. */
    private static long micros(Matcher fields) {
        int minute = number(fields, "minute");
        int second = number(fields, "second");
        String fraction = fields.group("fraction");
        long micros = fraction == null ? 0 : (long) Math.rint(Double.parseDouble("0" + fraction) * MICROS_A_SECOND);
        long all = ((number(fields, "hour") * MINUTES_AN_HOUR + minute) * SECONDS_A_MINUTE + second) * MICROS_A_SECOND
                + micros;
        if (minute >= MINUTES_AN_HOUR || second > SECONDS_A_MINUTE || all > MICROS_A_DAY) {
            throw outOfRange(fields);
        }
        return all;
    }

    /** Returns the offset from UTC; 0 if there is none. */
    private static int offsetSeconds(Matcher fields) {
        if (fields.group("sign") == null) {
            return 0;
        }
        int hours = number(fields, "zoneHour");
        int minutes = number(fields, "zoneMinute");
        int seconds = number(fields, "zoneSecond");
        if (hours > MAX_ZONE_HOURS || minutes >= MINUTES_AN_HOUR || seconds >= SECONDS_A_MINUTE) {
            throw ExprException.failed(
                    SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE, "an offset is out of range in " + fields.group());
        }
        int all = (int) ((hours * MINUTES_AN_HOUR + minutes) * SECONDS_A_MINUTE) + seconds;
        return fields.group("sign").equals("-") ? -all : all;
    }

    private static int number(Matcher fields, String name) {
        String digits = fields.group(name);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ExprException invalid(String text) {
        return ExprException.failed(
                SqlState.INVALID_DATETIME_FORMAT, "'" + text + "' is not a date or time in the ISO format.");
    }

    private static ExprException outOfRange(Matcher fields) {
        return ExprException.failed(
                SqlState.DATETIME_FIELD_OVERFLOW, "a field is out of range in '" + fields.group() + "'.");
    }
}
