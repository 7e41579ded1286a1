package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.SqlType;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.avro.Schema;

/** Maps Avro's logical types: its timestamps are points in time, its local timestamps are without time zone. */
final class LogicalTypes {

    static final Reading INSTANT_OF_MILLIS = raw -> Micros.instant(Math.multiplyExact((Long) raw, 1_000L));

    private LogicalTypes() {}

    /** Returns the type; empty if the schema has no logical type, or one that Avro does not define. */
    static Optional<FieldType> of(Schema schema) {
        String name = schema.getProp("logicalType");
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(
                        switch (name) {
                            case "decimal" -> Decimals.of(schema);
                            case "date" -> date();
                            case "time-millis" -> Exact.of(SqlType.TIME, raw -> Micros.time((Integer) raw * 1_000L));
                            case "time-micros" -> Exact.of(SqlType.TIME, raw -> Micros.time((Long) raw));
                            case "timestamp-millis" -> Exact.of(SqlType.TIMESTAMPTZ, INSTANT_OF_MILLIS);
                            case "timestamp-micros" -> Exact.of(SqlType.TIMESTAMPTZ, raw -> Micros.instant((Long) raw));
                            case "local-timestamp-millis" ->
                                Exact.of(
                                        SqlType.TIMESTAMP,
                                        raw -> Micros.timestamp(Math.multiplyExact((Long) raw, 1_000L)));
                            case "local-timestamp-micros" ->
                                Exact.of(SqlType.TIMESTAMP, raw -> Micros.timestamp((Long) raw));
                            case "timestamp-nanos", "local-timestamp-nanos" ->
                                new Unreadable("SQL's timestamps end at the microsecond");
                            case "duration" ->
                                new Unreadable("a duration in months, days and milliseconds has no SQL type here");
                            case "uuid" -> Uuids.of(schema);
                            default -> null;
                        });
    }

    static Exact date() {
        return Exact.of(SqlType.DATE, raw -> LocalDate.ofEpochDay((Integer) raw));
    }
}
