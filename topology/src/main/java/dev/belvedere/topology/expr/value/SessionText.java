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

    /** Returns the text of a moment in a document. */
    public static String ofMember(Instant moment) {
        return Days.isInfinite(Days.inUtc(moment)) ? ofTime(moment) : TemporalText.of(moment);
    }

    private static boolean isTime(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Instant;
    }

    private static String ofTime(Object value) {
        if (value.equals(LocalTime.MAX)) {
            return "24:00:00";
        }
        if (value instanceof LocalTime time) {
            return TemporalText.of(time);
        }
        LocalDateTime time = value instanceof Instant moment ? Days.inUtc(moment) : Days.midnight(value);
        if (Days.isInfinite(time)) {
            return time.equals(LocalDateTime.MAX) ? "infinity" : "-infinity";
        }
        if (value instanceof LocalDate date) {
            return TemporalText.of(date);
        }
        return value instanceof Instant moment
                ? TemporalText.of(moment).replace('T', ' ').replace("+00:00", "+00")
                : TemporalText.of(time).replace('T', ' ');
    }
}
