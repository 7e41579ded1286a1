package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.FloatText;
import dev.belvedere.serdes.row.TemporalText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Writes values as a session with PostgreSQL's default settings does: dates and times in ISO style, binary fractions with the fewest digits that give them back,
 * and moments in UTC.
 */
public final class SessionText {

    private SessionText() {}

    /** Returns the text of a value that can be cast to text. */
    public static String of(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Float number) {
            return FloatText.of(number);
        }
        if (value instanceof Double number) {
            return FloatText.of(number);
        }
        return isTime(value) ? ofTime(value) : value.toString();
    }

    private static boolean isTime(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Instant;
    }

    private static String ofTime(Object value) {
        if (value instanceof LocalTime time) {
            return TemporalText.of(time);
        }
        if (value instanceof LocalDate date) {
            return TemporalText.of(date);
        }
        return value instanceof Instant moment
                ? TemporalText.of(moment).replace('T', ' ').replace("+00:00", "+00")
                : TemporalText.of((LocalDateTime) value).replace('T', ' ');
    }
}
