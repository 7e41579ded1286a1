package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of the span between two timestamps, as {@code timestamp_age} of PostgreSQL's timestamp.c counts them. */
public final class Age {

    /** The parts that can be taken out of it. */
    public enum Part {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE;

        /**
         * Finds a part by its name, in upper or lower case, in the singular or the plural.
         *
         * @throws ExprException if there is none
         */
        public static Part named(String name) {
            return Arrays.stream(values())
                    .filter(part -> TimeField.isNameOf(part.name(), name)
                            || (part.name() + "S").equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> ExprException.unsupported("'" + name + "' of AGE is not supported. Use "
                            + Arrays.stream(values())
                                    .map(part -> part.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + ", or subtract the dates."));
        }
    }

    private static final int MONTHS = 12;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final long MICROS = 60_000_000;

    private Age() {}

    /**
     * Returns one part of the span from the earlier time to the later one; all parts are negative if the first time is the later one.
     *
     * @return null for the part of an infinite span that has none
     */
    public static @Nullable Integer between(LocalDateTime from, LocalDateTime to, Part part) {
        if (Days.isInfinite(from) || Days.isInfinite(to)) {
            if (from.equals(to)) {
                throw ExprException.failed(
                        SqlState.DATETIME_FIELD_OVERFLOW,
                        "interval out of range: the difference of two infinite times is none.");
            }
            if (part == Part.YEAR || part == Part.DAY || part == Part.HOUR) {
                throw ExprException.failed(
                        SqlState.FEATURE_NOT_SUPPORTED,
                        "the age of an infinite time is infinite, which a number cannot be.");
            }
            return null;
        }
        boolean negative = to.isBefore(from);
        int size = negative ? span(to, from, to, part) : span(from, to, from, part);
        return negative ? -size : size;
    }

    /** @param lender whose month gives the days that are borrowed */
    private static int span(LocalDateTime from, LocalDateTime to, LocalDateTime lender, Part part) {
        long micros = microsOfMinute(to) - microsOfMinute(from);
        int minute = to.getMinute() - from.getMinute() + (micros < 0 ? -1 : 0);
        int hour = to.getHour() - from.getHour() + (minute < 0 ? -1 : 0);
        int day = to.getDayOfMonth() - from.getDayOfMonth() + (hour < 0 ? -1 : 0);
        int month = to.getMonthValue() - from.getMonthValue();
        while (day < 0) {
            day += lender.toLocalDate().lengthOfMonth();
            month--;
        }
        int year = to.getYear() - from.getYear() + Math.floorDiv(month, MONTHS);
        return switch (part) {
            case YEAR -> year;
            case MONTH -> Math.floorMod(month, MONTHS);
            case DAY -> day;
            case HOUR -> Math.floorMod(hour, HOURS);
            case MINUTE -> Math.floorMod(minute, MINUTES);
        };
    }

    private static long microsOfMinute(LocalDateTime time) {
        return Math.floorMod(time.toLocalTime().getLong(ChronoField.MICRO_OF_DAY), MICROS);
    }
}
