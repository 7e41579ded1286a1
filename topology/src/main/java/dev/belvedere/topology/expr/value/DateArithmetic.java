package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import java.time.LocalDate;

/** Adds days to dates and counts the days between them. */
public final class DateArithmetic {

    private DateArithmetic() {}

    public static LocalDate plusDays(LocalDate date, long days) {
        return Days.isInfinite(date) ? date : Days.inRange(date.plusDays(days));
    }

    public static int daysBetween(LocalDate from, LocalDate to) {
        if (Days.isInfinite(from) || Days.isInfinite(to)) {
            throw ExprException.failed("infinite dates cannot be subtracted.");
        }
        return (int) (to.toEpochDay() - from.toEpochDay());
    }
}
