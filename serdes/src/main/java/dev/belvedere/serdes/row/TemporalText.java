package dev.belvedere.serdes.row;

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

/** Dates and times as PostgreSQL writes them in JSON: ISO 8601, fractions without trailing zeros, in UTC, years before 1 with a BC behind. */
public final class TemporalText {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private TemporalText() {}

    public static String of(LocalDate date) {
        return DATE.format(date) + era(date);
    }

    public static String of(LocalTime time) {
        return TIME.format(time);
    }

    public static String of(LocalDateTime timestamp) {
        return withoutEra(timestamp) + era(timestamp.toLocalDate());
    }

    public static String of(Instant timestamp) {
        LocalDateTime utc = LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC);
        return withoutEra(utc) + "+00:00" + era(utc.toLocalDate());
    }

    private static String withoutEra(LocalDateTime timestamp) {
        return DATE.format(timestamp) + "T" + TIME.format(timestamp);
    }

    private static String era(LocalDate date) {
        return date.getEra() == IsoEra.BCE ? " BC" : "";
    }
}
