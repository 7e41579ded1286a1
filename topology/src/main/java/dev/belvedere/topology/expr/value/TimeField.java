package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that EXTRACT takes, each with its value and the number of its decimals. There is no year 0: 1 BC is the year -1. */
public enum TimeField {
    MICROSECONDS(0, time -> time.getSecond() * 1_000_000L + time.get(ChronoField.MICRO_OF_SECOND)),
    MILLISECONDS(3, time -> time.getSecond() * 1_000_000L + time.get(ChronoField.MICRO_OF_SECOND)),
    SECOND(6, time -> time.getSecond() * 1_000_000L + time.get(ChronoField.MICRO_OF_SECOND)),
    MINUTE(0, LocalDateTime::getMinute),
    HOUR(0, LocalDateTime::getHour),
    DAY(0, LocalDateTime::getDayOfMonth),
    /** Sunday is 0. */
    DOW(0, time -> time.getDayOfWeek().getValue() % 7),
    /** Monday is 1. */
    ISODOW(0, time -> time.getDayOfWeek().getValue()),
    DOY(0, LocalDateTime::getDayOfYear),
    WEEK(0, time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
    MONTH(0, LocalDateTime::getMonthValue),
    QUARTER(0, time -> time.get(IsoFields.QUARTER_OF_YEAR)),
    YEAR(0, time -> withoutZero(time.getYear())),
    ISOYEAR(0, time -> withoutZero(time.get(IsoFields.WEEK_BASED_YEAR))),
    DECADE(0, time -> Math.floorDiv(time.getYear(), 10)),
    CENTURY(0, time -> withoutZero(Math.floorDiv(time.getYear() - 1, 100) + 1)),
    MILLENNIUM(0, time -> withoutZero(Math.floorDiv(time.getYear() - 1, 1000) + 1)),
    /** Seconds since 1970-01-01 00:00; without decimals for a date. */
    EPOCH(6, time -> 0);

    private static final int DIGITS = 14;
    // PostgreSQL compares this many characters of a unit's name, so that MILLISECOND means MILLISECONDS.
    private static final int NAME_LENGTH = 10;

    private final int scale;
    // The functions are stateless.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToLongFunction<LocalDateTime> unscaled;

    TimeField(int scale, ToLongFunction<LocalDateTime> unscaled) {
        this.scale = scale;
        this.unscaled = unscaled;
    }

    /**
     * Returns the field of a date or a timestamp.
     *
     * @param scale as {@link #scaleFor} gives it for the type
     * @return null for an infinite time, if the field is one that comes round again
     */
    public @Nullable BigDecimal of(LocalDate date, int scale) {
        return Days.isInfinite(date)
                ? ofInfinity(date)
                : unlimited(date.atStartOfDay()).setScale(scale);
    }

    /** As {@link #of(LocalDate, int)}. */
    public @Nullable BigDecimal of(LocalDateTime time, int scale) {
        return Days.isInfinite(time) ? ofInfinity(time) : unlimited(time).setScale(scale);
    }

    /**
     * Returns the second, the millisecond or the epoch as {@code timestamp_part} of PostgreSQL's timestamp.c computes it, in double precision.
     *
     * @return null for an infinite time, if the field is one that comes round again
     */
    public @Nullable Double asFraction(LocalDateTime time) {
        if (Days.isInfinite(time)) {
            return isMonotonic() ? infinity(time) : null;
        }
        int micros = time.get(ChronoField.MICRO_OF_SECOND);
        return switch (this) {
            case SECOND -> time.getSecond() + micros / 1e6;
            case MILLISECONDS -> time.getSecond() * 1e3 + micros / 1e3;
            case EPOCH -> (double) (time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + micros) / 1e6;
            default -> throw new IllegalArgumentException(toString());
        };
    }

    private static double infinity(LocalDateTime time) {
        return time.equals(LocalDateTime.MAX) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private @Nullable BigDecimal ofInfinity(Object time) {
        if (isMonotonic()) {
            throw ExprException.failed(
                    SqlState.FEATURE_NOT_SUPPORTED,
                    "the " + this + " of an infinite time is infinite, which a number cannot be: " + time + ".");
        }
        return null;
    }

    private BigDecimal unlimited(LocalDateTime time) {
        return this == EPOCH
                ? BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                        .add(BigDecimal.valueOf(time.get(ChronoField.MICRO_OF_SECOND), scale))
                : BigDecimal.valueOf(unscaled.applyAsLong(time), scale);
    }

    /** The type of the field of a date or timestamp. */
    public SqlType type(SqlType time) {
        return SqlType.decimal(DIGITS + scale, scaleFor(time));
    }

    /** How many decimals the field has for a date or timestamp of this type. */
    public int scaleFor(SqlType time) {
        return time.kind() == Kind.DATE ? 0 : scale;
    }

    /** Whether the field is a part of a day, which a date does not have. */
    public boolean isWithinDay() {
        return compareTo(DAY) < 0;
    }

    /** Whether the field grows with time and never starts again. */
    public boolean isMonotonic() {
        return compareTo(YEAR) >= 0;
    }

    private static int withoutZero(int year) {
        return year > 0 ? year : year - 1;
    }

    /**
     * Finds a field by its name, in upper or lower case, in the singular or the plural.
     *
     * @throws ExprException if there is none
     */
    public static TimeField named(String name) {
        return Arrays.stream(values())
                .filter(field -> isNameOf(field.name(), name))
                .findFirst()
                .orElseThrow(() -> ExprException.unsupported("EXTRACT has no field '" + name + "'. Use "
                        + Arrays.stream(values())
                                .map(field -> field.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** Whether a name means the field, in upper or lower case, in the singular or the plural. */
    public static boolean isNameOf(String field, String written) {
        String name = written.toUpperCase(Locale.ROOT);
        return field.equals(name)
                || field.equals(name + "S")
                || (field.length() > NAME_LENGTH && name.startsWith(field.substring(0, NAME_LENGTH)));
    }
}
