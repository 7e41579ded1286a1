package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The fields that EXTRACT gives, each with its value and the digits after the point. There is no year 0: 1 BC is the year -1. */
enum TimeField {
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
    /** Seconds since 1970-01-01 00:00; of a date without digits after the point. */
    EPOCH(6, time -> 0);

    private static final int DIGITS = 14;
    // PostgreSQL compares so many characters of a unit's name, so that MILLISECOND is MILLISECONDS.
    private static final int NAME_LENGTH = 10;

    private final int scale;
    // Its functions keep nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToLongFunction<LocalDateTime> unscaled;

    TimeField(int scale, ToLongFunction<LocalDateTime> unscaled) {
        this.scale = scale;
        this.unscaled = unscaled;
    }

    BigDecimal of(LocalDateTime time) {
        return this == EPOCH
                ? BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                        .add(BigDecimal.valueOf(time.get(ChronoField.MICRO_OF_SECOND), scale))
                : BigDecimal.valueOf(unscaled.applyAsLong(time), scale);
    }

    SqlType type(SqlType time) {
        return SqlType.decimal(DIGITS + scale, scaleFor(time));
    }

    int scaleFor(SqlType time) {
        return time.kind() == Kind.DATE ? 0 : scale;
    }

    boolean isWithinDay() {
        return compareTo(DAY) < 0;
    }

    /** Whether the field only ever grows. */
    boolean isMonotonic() {
        return compareTo(YEAR) >= 0;
    }

    private static int withoutZero(int year) {
        return year > 0 ? year : year - 1;
    }

    static TimeField named(String name) {
        return Arrays.stream(values())
                .filter(field -> isNameOf(field.name(), name))
                .findFirst()
                .orElseThrow(() -> ExprException.unsupported("EXTRACT gives no '" + name + "'. Use "
                        + Arrays.stream(values())
                                .map(field -> field.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    static boolean isNameOf(String field, String written) {
        String name = written.toUpperCase(Locale.ROOT);
        return field.equals(name)
                || field.equals(name + "S")
                || (field.length() > NAME_LENGTH && name.startsWith(field.substring(0, NAME_LENGTH)));
    }
}
