package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The span between two timestamps, in microseconds, and its parts, as PostgreSQL's timestamp.c takes them out of their difference. */
public final class Span {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final int SECONDS = 60;
    private static final int HOURS = 24;

    /** The parts that can be taken out of it. */
    public enum Part {
        MICROSECONDS(0),
        MILLISECONDS(3),
        SECOND(6),
        MINUTE(0),
        HOUR(0),
        DAY(0),
        /** All of it, in seconds. */
        EPOCH(6);

        private final int scale;

        Part(int scale) {
            this.scale = scale;
        }

        /** Whether the part grows with the span and never starts again. */
        public boolean isMonotonic() {
            return compareTo(HOUR) >= 0;
        }

        /** How many decimals the part has. */
        public int scale() {
            return scale;
        }

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
                    .orElseThrow(() -> ExprException.unsupported("'" + name
                            + "' of the difference of two timestamps is not supported. Use "
                            + Arrays.stream(values())
                                    .map(part -> part.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + "; for months and years, AGE."));
        }
    }

    private Span() {}

    /** Returns the microseconds from the earlier time to the later one. The span to or from an infinite time is the longest or shortest. */
    public static long between(LocalDateTime earlier, LocalDateTime later) {
        if (Days.isInfinite(earlier) || Days.isInfinite(later)) {
            if (earlier.equals(later)) {
                throw ExprException.failed(
                        SqlState.DATETIME_FIELD_OVERFLOW,
                        "interval out of range: the difference of two infinite times is none.");
            }
            return later.equals(LocalDateTime.MAX) || earlier.equals(LocalDateTime.MIN)
                    ? Long.MAX_VALUE
                    : Long.MIN_VALUE;
        }
        return Math.subtractExact(micros(later), micros(earlier));
    }

    /**
     * Returns a part of a span. Days have 24 hours.
     *
     * @return null for an infinite span, if the part is one that comes round again
     */
    public static @Nullable BigDecimal part(long span, Part part) {
        if (isInfinite(span)) {
            if (part.isMonotonic()) {
                throw ExprException.failed(
                        SqlState.FEATURE_NOT_SUPPORTED,
                        "the difference of an infinite time is infinite, which a number cannot be.");
            }
            return null;
        }
        return BigDecimal.valueOf(unscaled(span, part), part.scale);
    }

    /**
     * Returns a part of a span, as it is computed in double precision.
     *
     * @return null for an infinite span, if the part is one that comes round again
     */
    public static @Nullable Double fraction(long span, Part part) {
        if (isInfinite(span)) {
            double infinity = span > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return part.isMonotonic() ? infinity : null;
        }
        double seconds = span / SECOND % SECONDS;
        double micros = span % SECOND;
        return switch (part) {
            case SECOND -> seconds + micros / 1e6;
            case MILLISECONDS -> seconds * 1e3 + micros / 1e3;
            case EPOCH -> {
                long days = span / DAY;
                yield span % DAY / 1e6 + 86_400.0 * days;
            }
            default -> (double) unscaled(span, part);
        };
    }

    private static boolean isInfinite(long span) {
        return span == Long.MAX_VALUE || span == Long.MIN_VALUE;
    }

    private static long unscaled(long span, Part part) {
        return switch (part) {
            case MICROSECONDS, MILLISECONDS, SECOND -> span % (SECONDS * SECOND);
            case MINUTE -> span / (SECONDS * SECOND) % SECONDS;
            case HOUR -> span / (SECONDS * SECONDS * SECOND) % HOURS;
            case DAY -> span / DAY;
            case EPOCH -> span;
        };
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * SECOND + time.get(ChronoField.MICRO_OF_SECOND);
    }
}
