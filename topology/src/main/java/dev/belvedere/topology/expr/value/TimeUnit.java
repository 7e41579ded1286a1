package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The units that a date or timestamp can be truncated to. */
public enum TimeUnit {
    MICROSECONDS {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time;
        }
    },
    MILLISECONDS {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.MILLIS);
        }
    },
    SECOND {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.SECONDS);
        }
    },
    MINUTE {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.MINUTES);
        }
    },
    HOUR {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.HOURS);
        }
    },
    DAY {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.DAYS);
        }
    },
    /** Begins on Monday. */
    WEEK {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    },
    MONTH {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        }
    },
    QUARTER {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            int month = (time.getMonthValue() - 1) / 3 * 3 + 1;
            return LocalDate.of(time.getYear(), month, 1).atStartOfDay();
        }
    },
    YEAR {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return newYear(time.getYear());
        }
    },
    DECADE {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return newYear(Math.floorDiv(time.getYear(), 10) * 10);
        }
    },
    /** The first began with the year 1. */
    CENTURY {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return newYear(Math.floorDiv(time.getYear() - 1, 100) * 100 + 1);
        }
    },
    /** The first began with the year 1. */
    MILLENNIUM {
        @Override
        LocalDateTime beginning(LocalDateTime time) {
            return newYear(Math.floorDiv(time.getYear() - 1, 1000) * 1000 + 1);
        }
    };

    abstract LocalDateTime beginning(LocalDateTime time);

    /** Returns the beginning of the unit that holds a date; an infinite date stays. */
    public LocalDate truncate(LocalDate date) {
        return Days.isInfinite(date)
                ? date
                : Days.inRange(beginning(date.atStartOfDay()).toLocalDate());
    }

    /** Returns the beginning of the unit that holds a timestamp; an infinite timestamp stays. */
    public LocalDateTime truncate(LocalDateTime time) {
        return Days.isInfinite(time) ? time : Days.inRange(beginning(time));
    }

    private static LocalDateTime newYear(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay();
    }

    /** Whether the unit is a part of a day, which a date does not have. */
    public boolean isWithinDay() {
        return compareTo(DAY) < 0;
    }

    /**
     * Finds a unit by its name, in upper or lower case, in the singular or the plural.
     *
     * @throws ExprException if there is none
     */
    public static TimeUnit named(String name) {
        return Arrays.stream(values())
                .filter(unit -> TimeField.isNameOf(unit.name(), name))
                .findFirst()
                .orElseThrow(() ->
                        ExprException.unsupported("'" + name + "' is not a unit that a time can be truncated to. Use "
                                + Arrays.stream(values())
                                        .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
