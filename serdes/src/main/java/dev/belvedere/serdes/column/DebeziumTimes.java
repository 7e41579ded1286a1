package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.avro.Schema;

/** Reads dates and timestamps as Debezium writes PostgreSQL's, with its values for {@code infinity}. */
final class DebeziumTimes {

    // As release 3.6.1 writes them: the first pair in the stream, the second in the snapshot. PostgreSQL's dates begin
    // at
    // day -2,440,588.
    private static final int DATE_INFINITY = -2_147_472_692;
    private static final int DATE_MINUS_INFINITY = -2_147_472_691;
    private static final int SNAPSHOT_DATE_INFINITY = -622_191_234;
    private static final int SNAPSHOT_DATE_MINUS_INFINITY = -625_821_272;

    // The JDBC driver's two values, which Debezium takes for microseconds.
    private static final long INFINITY_MICROS = 9_223_372_036_825_200_000L;
    private static final long MINUS_INFINITY_MICROS = -9_223_372_036_832_400_000L;

    // What PostgreSQL can store ends 4714-11-24 BC and 5874897-12-31; what a count of microseconds can, 294,247 AD.
    // Arrays
    // have other values beyond these for infinity, which differ from one kind of event to the other.
    private static final int FIRST_DATE = -2_440_588;
    private static final int LAST_DATE = 2_145_031_948;
    private static final long FIRST_SECOND = FIRST_DATE * 86_400L;
    private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000 - 1;

    // The connector reads the elements of arrays by Java's old calendar: it loses "BC", moves timestamps before
    // 1582-10-15
    // by some days, and has no 1582-10-05 to 14, which become the ten days after.
    private static final LocalDate FIRST_ELEMENT = LocalDate.of(1582, 10, 25);

    private static final Set<Object> INFINITE =
            Set.of(LocalDate.MIN, LocalDate.MAX, LocalDateTime.MIN, LocalDateTime.MAX, Instant.MIN, Instant.MAX);

    private DebeziumTimes() {}

    /** Whether values of this schema are times of Debezium's. */
    static boolean writes(Schema schema) {
        return String.valueOf(schema.getProp("connect.name")).startsWith("io.debezium.time.");
    }

    /** Returns what is exact of a type if its values are the elements of an array. */
    static FieldType asElement(Exact time) {
        return time.type().kind() == Kind.TIME
                ? new Unreadable("24:00 arrives as 00:00 in an array. Store the times as text[]")
                : time.then(DebeziumTimes::element);
    }

    private static Object element(Object value) {
        if (INFINITE.contains(value)) {
            return value;
        }
        if (day(value).isBefore(FIRST_ELEMENT)) {
            throw new UntoldValueException("has an array with a time before " + FIRST_ELEMENT
                    + ": which one it was is not known, because the connector reads such elements by another calendar."
                    + " Store them as text[]");
        }
        return value;
    }

    private static LocalDate day(Object time) {
        if (time instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
        return time instanceof LocalDateTime local ? local.toLocalDate() : (LocalDate) time;
    }

    static LocalDate date(int day) {
        return switch (day) {
            case DATE_INFINITY, SNAPSHOT_DATE_INFINITY -> LocalDate.MAX;
            case DATE_MINUS_INFINITY, SNAPSHOT_DATE_MINUS_INFINITY -> LocalDate.MIN;
            default -> {
                check(day >= FIRST_DATE && day <= LAST_DATE, "date");
                yield LocalDate.ofEpochDay(day);
            }
        };
    }

    static LocalDateTime timestampOfMicros(long micros) {
        if (micros == INFINITY_MICROS) {
            return LocalDateTime.MAX;
        }
        if (micros == MINUS_INFINITY_MICROS) {
            return LocalDateTime.MIN;
        }
        check(within(Math.floorDiv(micros, 1_000_000L)), "timestamp");
        return Micros.timestamp(micros);
    }

    static LocalDateTime timestampOfMillis(long millis) {
        return timestampOfMicros(Math.multiplyExact(millis, 1_000L));
    }

    /** Parses an ISO timestamp of any offset, {@code infinity} or {@code -infinity}. */
    static Instant instant(CharSequence text) {
        String written = text.toString();
        return switch (written) {
            case "infinity" -> Instant.MAX;
            case "-infinity" -> Instant.MIN;
            default -> UtcText.isUsual(written) ? UtcText.instant(written) : unusual(written);
        };
    }

    private static Instant unusual(String written) {
        Instant instant = OffsetDateTime.parse(written).toInstant();
        check(within(instant.getEpochSecond()), "timestamp");
        return instant;
    }

    private static boolean within(long second) {
        return second >= FIRST_SECOND && second <= LAST_SECOND;
    }

    private static void check(boolean possible, String type) {
        if (!possible) {
            throw new UntoldValueException(
                    "has a value that no " + type + " of PostgreSQL has, as infinite ones arrive in"
                            + " arrays: which one it was is not known. Store it as text");
        }
    }
}
