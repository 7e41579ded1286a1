package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.SqlType;
import java.util.Optional;
import org.apache.avro.Schema;

/** Maps Connect's names of types: those of Debezium's connectors, and Connect's own decimal. */
final class ConnectTypes {

    static final Reading TIMESTAMP_OF_MILLIS = raw -> DebeziumTimes.timestampOfMillis((Long) raw);

    private ConnectTypes() {}

    /** Returns the type; empty if the schema has no such name, or one that adds nothing to Avro's type. */
    static Optional<FieldType> of(Schema schema) {
        String name = schema.getProp("connect.name");
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(
                        switch (name) {
                            case "org.apache.kafka.connect.data.Decimal" -> Decimals.of(schema);
                            case "io.debezium.data.VariableScaleDecimal" -> Decimals.variableScale(schema);
                            case "io.debezium.data.Uuid" -> Uuids.of(schema);
                            case "io.debezium.data.Json" -> Exact.of(SqlType.JSON, Object::toString);
                            case "io.debezium.data.Bits" -> new Unreadable("bit strings have no SQL type here");
                            case "io.debezium.time.Year" -> Exact.of(SqlType.INTEGER, raw -> raw);
                            case "io.debezium.time.Date" ->
                                Exact.of(SqlType.DATE, raw -> DebeziumTimes.date((Integer) raw));
                            case "io.debezium.time.Time" ->
                                Exact.of(SqlType.TIME, raw -> Micros.time((Integer) raw * 1_000L));
                            case "io.debezium.time.MicroTime" -> Exact.of(SqlType.TIME, raw -> Micros.time((Long) raw));
                            case "io.debezium.time.Timestamp" -> Exact.of(SqlType.TIMESTAMP, TIMESTAMP_OF_MILLIS);
                            case "io.debezium.time.MicroTimestamp" ->
                                Exact.of(SqlType.TIMESTAMP, raw -> DebeziumTimes.timestampOfMicros((Long) raw));
                            case "io.debezium.time.ZonedTimestamp" ->
                                Exact.of(SqlType.TIMESTAMPTZ, raw -> DebeziumTimes.instant((CharSequence) raw));
                            case "io.debezium.time.ZonedTime" ->
                                new Unreadable("time with time zone arrives without its zone");
                            case "io.debezium.time.MicroDuration", "io.debezium.time.Interval" ->
                                new Unreadable(
                                        "intervals arrive with their months and days already made into something else");
                            default ->
                                DebeziumTimes.writes(schema) ? new Unreadable("no SQL type stands for " + name) : null;
                        });
    }
}
