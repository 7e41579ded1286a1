package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Adds days to dates and counts the days between them. */
public final class DateArithmetic {

    private DateArithmetic() {}

    public static LocalDate plusDays(LocalDate date, long days) {
        return Days.isInfinite(date) ? date : Days.inRange(date.plusDays(days));
    }

    /** Returns the date of a year, a month and a day; the year -1 is 1 BC. */
    public static LocalDate date(int year, int month, int day) {
        try {
            int proleptic = year < 0 ? year + 1 : year;
            if (year != 0) {
                return Days.inRange(LocalDate.of(proleptic, month, day));
            }
        } catch (DateTimeException e) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "there is no such day: " + e.getMessage());
        }
        throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "there is no year 0.");
    }

    public static int daysBetween(LocalDate from, LocalDate to) {
        if (Days.isInfinite(from) || Days.isInfinite(to)) {
            throw ExprException.failed(SqlState.DATETIME_FIELD_OVERFLOW, "infinite dates cannot be subtracted.");
        }
        return (int) (to.toEpochDay() - from.toEpochDay());
    }
}
