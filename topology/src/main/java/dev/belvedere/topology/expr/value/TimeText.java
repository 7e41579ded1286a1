package dev.belvedere.topology.expr.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/** Parses dates and times in the ISO format, the only one that does not depend on the session's DateStyle. */
final class TimeText {

    private static final int MICROSECOND_DIGITS = 6;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm[:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, MICROSECOND_DIGITS, true)
            .appendPattern("]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter OFFSET =
            new DateTimeFormatterBuilder().appendOffset("+HH:mm", "Z").toFormatter();

    private TimeText() {}

    static LocalDate date(String text) {
        return switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> LocalDate.parse(text, DATE);
        };
    }

    static LocalTime time(String text) {
        return text.equals("24:00") || text.equals("24:00:00") ? LocalTime.MAX : LocalTime.parse(text, TIME);
    }

    /** Parses a timestamp; a date alone is its midnight. */
    static LocalDateTime timestamp(String text) {
        return switch (text) {
            case "infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> finite(text);
        };
    }

    private static LocalDateTime finite(String text) {
        String[] parts = text.split("[ T]", 2);
        LocalDate date = LocalDate.parse(parts[0], DATE);
        return parts.length == 1 ? date.atStartOfDay() : date.atTime(LocalTime.parse(parts[1], TIME));
    }

    static Instant instant(String text) {
        return switch (text) {
            case "infinity" -> Instant.MAX;
            case "-infinity" -> Instant.MIN;
            default -> offset(text);
        };
    }

    private static Instant offset(String text) {
        int at = Math.max(text.indexOf('Z'), Math.max(text.lastIndexOf('+'), text.lastIndexOf('-')));
        if (at < text.indexOf(':')) {
            throw new IllegalArgumentException(text);
        }
        String zone = text.substring(at);
        ZoneOffset offset = ZoneOffset.from(OFFSET.parse(zone.length() == 3 ? zone + ":00" : zone));
        return finite(text.substring(0, at).strip()).toInstant(offset);
    }
}
