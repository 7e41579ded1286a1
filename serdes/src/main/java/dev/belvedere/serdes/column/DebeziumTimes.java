package dev.belvedere.serdes.column;

import dev.belvedere.serdes.row.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

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

    private DebeziumTimes() {}

    static LocalDate date(int day) {
        return switch (day) {
            case DATE_INFINITY, SNAPSHOT_DATE_INFINITY -> LocalDate.MAX;
            case DATE_MINUS_INFINITY, SNAPSHOT_DATE_MINUS_INFINITY -> LocalDate.MIN;
            default -> LocalDate.ofEpochDay(day);
        };
    }

    static LocalDateTime timestampOfMicros(long micros) {
        if (micros == INFINITY_MICROS) {
            return LocalDateTime.MAX;
        }
        return micros == MINUS_INFINITY_MICROS ? LocalDateTime.MIN : Micros.timestamp(micros);
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
            default ->
                UtcText.isUsual(written)
                        ? UtcText.instant(written)
                        : OffsetDateTime.parse(written).toInstant();
        };
    }
}
