package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.value.TimeField;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of intervals that EXTRACT takes, each with its value and the number of its decimals, after {@code interval_part} of PostgreSQL's timestamp.c. */
public enum IntervalField {
    MICROSECONDS(0, false, IntervalField::microsOfMinute),
    MILLISECONDS(3, false, IntervalField::microsOfMinute),
    SECOND(6, false, IntervalField::microsOfMinute),
    MINUTE(0, false, interval -> interval.micros() / Interval.MICROS_A_MINUTE % 60),
    HOUR(0, true, interval -> interval.micros() / Interval.MICROS_AN_HOUR),
    DAY(0, true, Interval::days),
    MONTH(0, false, interval -> interval.months() % Interval.MONTHS_A_YEAR),
    QUARTER(0, false, interval -> interval.months() % Interval.MONTHS_A_YEAR / 3 + 1),
    YEAR(0, true, IntervalField::years),
    DECADE(0, true, interval -> years(interval) / 10),
    CENTURY(0, true, interval -> years(interval) / 100),
    MILLENNIUM(0, true, interval -> years(interval) / 1000),
    /** All of it, in seconds: a year has 365.25 days, and a month of the rest 30. */
    EPOCH(6, true, interval -> 0);

    private static final int DIGITS = 20;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double SECONDS_A_YEAR = 365.25 * SECONDS_A_DAY;
    private static final double SECONDS_A_MONTH = Interval.DAYS_A_MONTH * SECONDS_A_DAY;

    private final int scale;
    private final boolean monotonic;
    // The functions are stateless.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToLongFunction<Interval> unscaled;

    IntervalField(int scale, boolean monotonic, ToLongFunction<Interval> unscaled) {
        this.scale = scale;
        this.monotonic = monotonic;
        this.unscaled = unscaled;
    }

    private static long microsOfMinute(Interval interval) {
        return interval.micros() % Interval.MICROS_A_MINUTE;
    }

    private static int years(Interval interval) {
        return interval.months() / Interval.MONTHS_A_YEAR;
    }

    /**
     * Returns the field of an interval.
     *
     * @return null for an infinite interval, if the field is one that comes round again
     */
    public @Nullable BigDecimal of(Interval interval) {
        if (interval.isInfinite()) {
            if (monotonic) {
                throw ExprException.failed(
                        SqlState.FEATURE_NOT_SUPPORTED,
                        "the " + this + " of an infinite interval is infinite, which a number cannot be.");
            }
            return null;
        }
        return this == EPOCH ? epoch(interval) : BigDecimal.valueOf(unscaled.applyAsLong(interval), scale);
    }

    private BigDecimal epoch(Interval interval) {
        BigDecimal beside = BigDecimal.valueOf(SECONDS_A_YEAR)
                .multiply(BigDecimal.valueOf(years(interval)))
                .add(BigDecimal.valueOf(SECONDS_A_MONTH)
                        .multiply(BigDecimal.valueOf(interval.months() % Interval.MONTHS_A_YEAR)))
                .add(BigDecimal.valueOf(SECONDS_A_DAY).multiply(BigDecimal.valueOf(interval.days())));
        return beside.add(BigDecimal.valueOf(interval.micros(), scale)).setScale(scale);
    }

    /**
     * Returns the field of an interval as it is computed in double precision.
     *
     * @return null for an infinite interval, if the field is one that comes round again
     */
    public @Nullable Double asFraction(Interval interval) {
        if (interval.isInfinite()) {
            double infinity = interval.equals(Interval.INFINITY) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return monotonic ? infinity : null;
        }
        double seconds = interval.micros() / Interval.MICROS_A_SECOND % 60;
        double micros = interval.micros() % Interval.MICROS_A_SECOND;
        return switch (this) {
            case SECOND -> seconds + micros / 1e6;
            case MILLISECONDS -> seconds * 1e3 + micros / 1e3;
            case EPOCH ->
                interval.micros() / 1e6
                        + SECONDS_A_YEAR * years(interval)
                        + SECONDS_A_MONTH * (interval.months() % Interval.MONTHS_A_YEAR)
                        + SECONDS_A_DAY * interval.days();
            default -> (double) unscaled.applyAsLong(interval);
        };
    }

    /** Whether every interval has the field, even an infinite one. */
    public boolean isMonotonic() {
        return monotonic;
    }

    /** The type of the field's values. */
    public SqlType type() {
        return SqlType.decimal(DIGITS + scale, scale);
    }

    /**
     * Finds a field by its name, in upper or lower case, in the singular or the plural.
     *
     * @throws ExprException if there is none
     */
    public static IntervalField named(String name) {
        return Arrays.stream(values())
                .filter(field -> TimeField.isNameOf(field.name(), name)
                        || (field.name() + "S").equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ExprException.unsupported("an interval has no field '" + name + "'. Use "
                        + Arrays.stream(values())
                                .map(field -> field.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
