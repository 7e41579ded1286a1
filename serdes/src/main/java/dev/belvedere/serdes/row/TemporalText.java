package dev.belvedere.serdes.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as PostgreSQL writes them in JSON, and back: ISO 8601, fractions without trailing zeros, in UTC, years before 1 with a BC behind; {@code infinity},
 * {@code -infinity} and {@code 24:00:00} for the values that {@link Micros} names.
 */
public final class TemporalText {

    private static final String INFINITY = "infinity";
    private static final String MINUS_INFINITY = "-infinity";
    private static final String END_OF_DAY = "24:00:00";
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final String DATE_FORM = "([0-9]{4,9})-([0-9]{2})-([0-9]{2})";
    private static final String TIME_FORM = "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?";
    private static final String ERA_FORM = "( BC)?";
    private static final Pattern DATES = Pattern.compile(DATE_FORM + ERA_FORM);
    private static final Pattern TIMES = Pattern.compile(TIME_FORM);
    private static final Pattern TIMESTAMPS = Pattern.compile(DATE_FORM + "T(" + TIME_FORM + ")" + ERA_FORM);
    private static final Pattern MOMENTS = Pattern.compile("(.*)(Z|[+-][0-9]{2}:[0-9]{2})" + ERA_FORM, Pattern.DOTALL);

    private TemporalText() {}

    public static String of(LocalDate date) {
        return textOf(date, LocalDate.MAX, LocalDate.MIN, finite -> DATE.format(finite) + era(finite));
    }

    public static String of(LocalTime time) {
        return time.equals(LocalTime.MAX) ? END_OF_DAY : TIME.format(time);
    }

    public static String of(LocalDateTime timestamp) {
        return textOf(
                timestamp,
                LocalDateTime.MAX,
                LocalDateTime.MIN,
                finite -> withoutEra(finite) + era(finite.toLocalDate()));
    }

    public static String of(Instant timestamp) {
        return textOf(timestamp, Instant.MAX, Instant.MIN, finite -> {
            LocalDateTime utc = LocalDateTime.ofInstant(finite, ZoneOffset.UTC);
            return withoutEra(utc) + "+00:00" + era(utc.toLocalDate());
        });
    }

    /**
     * Parses a date.
     *
     * @throws DateTimeException if the text has another form, or there is no such date
     */
    public static LocalDate date(String text) {
        return valueOf(text, LocalDate.MAX, LocalDate.MIN, finite -> {
            Matcher parts = matched(DATES, finite);
            return date(parts, parts.group(4));
        });
    }

    /**
     * Parses a time of day.
     *
     * @throws DateTimeException if the text has another form, or there is no such time
     */
    public static LocalTime time(String text) {
        return text.equals(END_OF_DAY)
                ? LocalTime.MAX
                : LocalTime.parse(matched(TIMES, text).group());
    }

    /**
     * Parses a timestamp.
     *
     * @throws DateTimeException if the text has another form, or there is no such time
     */
    public static LocalDateTime timestamp(String text) {
        return valueOf(text, LocalDateTime.MAX, LocalDateTime.MIN, TemporalText::finite);
    }

    /**
     * Parses a timestamp with its offset from UTC.
     *
     * @throws DateTimeException if the text has another form, or there is no such time
     */
    public static Instant instant(String text) {
        return valueOf(text, Instant.MAX, Instant.MIN, finite -> {
            Matcher parts = matched(MOMENTS, finite);
            return finite(parts.group(1) + (parts.group(3) == null ? "" : parts.group(3)))
                    .toInstant(ZoneOffset.of(parts.group(2)));
        });
    }

    private static LocalDateTime finite(String text) {
        Matcher parts = matched(TIMESTAMPS, text);
        return date(parts, parts.group(5)).atTime(LocalTime.parse(parts.group(4)));
    }

    private static LocalDate date(Matcher parts, @Nullable String era) {
        int year = Integer.parseInt(parts.group(1));
        if (year == 0) {
            throw new DateTimeException("there is no year 0");
        }
        return LocalDate.of(
                era == null ? year : 1 - year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static Matcher matched(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("not of the form of a date or time");
        }
        return matcher;
    }

    private static <T> String textOf(T value, T greatest, T least, Function<T, String> finite) {
        if (value.equals(greatest)) {
            return INFINITY;
        }
        return value.equals(least) ? MINUS_INFINITY : finite.apply(value);
    }

    private static <T> T valueOf(String text, T greatest, T least, Function<String, T> finite) {
        return switch (text) {
            case INFINITY -> greatest;
            case MINUS_INFINITY -> least;
            default -> finite.apply(text);
        };
    }

    private static String withoutEra(LocalDateTime timestamp) {
        return DATE.format(timestamp) + "T" + TIME.format(timestamp);
    }

    private static String era(LocalDate date) {
        return date.getEra() == IsoEra.BCE ? " BC" : "";
    }
}
