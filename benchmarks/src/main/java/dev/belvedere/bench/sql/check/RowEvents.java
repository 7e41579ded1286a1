package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.simulation.SimulatedEvent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Writes a table's rows as the events of a connector without envelopes, with the types of Debezium. */
final class RowEvents {

    private static final String NAMESPACE = "io.debezium.";
    private static final int DAY_INFINITY = -2_147_472_692;
    private static final int DAY_MINUS_INFINITY = -2_147_472_691;
    private static final long INFINITY_MICROS = 9_223_372_036_825_200_000L;
    private static final long MINUS_INFINITY_MICROS = -9_223_372_036_832_400_000L;
    private static final long MICROS_A_DAY = 86_400_000_000L;

    private static final Schema VARIABLE = named(
            SchemaBuilder.record("VariableScaleDecimal")
                    .namespace("io.debezium.data")
                    .fields()
                    .requiredInt("scale")
                    .requiredBytes("value")
                    .endRecord(),
            "data.VariableScaleDecimal");

    private final Schema keySchema;
    private final Schema rowSchema;
    private final FrameWriter keys;
    private final FrameWriter rows;

    RowEvents(Table table, Registry registry) {
        keySchema = schema(table.name() + "_key", table.keyType());
        rowSchema = schema(table.name(), table.columns());
        keys = new FrameWriter(registry.register(table.topic() + "-key", keySchema), keySchema);
        rows = new FrameWriter(registry.register(table.topic() + "-value", rowSchema), rowSchema);
    }

    SimulatedEvent event(RowChange change) {
        Row row = change.row();
        return new SimulatedEvent(
                keys.write(record(keySchema, change.key())), row == null ? null : rows.write(record(rowSchema, row)));
    }

    private static GenericRecord record(Schema schema, Row row) {
        GenericRecord record = new GenericData.Record(schema);
        for (int column = 0; column < row.size(); column++) {
            record.put(
                    column,
                    value(row.get(column), schema.getFields().get(column).schema()));
        }
        return record;
    }

    private static @Nullable Object value(@Nullable Object value, Schema schema) {
        if (value instanceof BigDecimal number) {
            ByteBuffer bytes = ByteBuffer.wrap(number.unscaledValue().toByteArray());
            boolean variable = schema.equals(VARIABLE)
                    || (schema.isUnion() && schema.getTypes().contains(VARIABLE));
            return variable ? variable(number.scale(), bytes) : bytes;
        }
        if (value instanceof LocalDate day) {
            return day.equals(LocalDate.MAX)
                    ? (Object) DAY_INFINITY
                    : day.equals(LocalDate.MIN) ? (Object) DAY_MINUS_INFINITY : (Object) (int) day.toEpochDay();
        }
        if (value instanceof LocalDateTime time) {
            return time.equals(LocalDateTime.MAX)
                    ? INFINITY_MICROS
                    : time.equals(LocalDateTime.MIN) ? MINUS_INFINITY_MICROS : Micros.of(time);
        }
        if (value instanceof Instant instant) {
            return instant.equals(Instant.MAX)
                    ? "infinity"
                    : instant.equals(Instant.MIN) ? "-infinity" : instant.toString();
        }
        if (value instanceof LocalTime time) {
            return time.equals(LocalTime.MAX) ? MICROS_A_DAY : time.toNanoOfDay() / 1_000;
        }
        if (value instanceof Bytes bytes) {
            return ByteBuffer.wrap(bytes.get());
        }
        return value instanceof UUID uuid ? uuid.toString() : value;
    }

    private static GenericRecord variable(int scale, ByteBuffer value) {
        GenericRecord record = new GenericData.Record(VARIABLE);
        record.put("scale", scale);
        record.put("value", value);
        return record;
    }

    private static Schema schema(String name, RowType columns) {
        List<Schema.Field> fields = columns.columns().stream()
                .map(column -> new Schema.Field(column.name(), schema(column)))
                .toList();
        return Schema.createRecord(name, null, "dev.belvedere.bench", false, fields);
    }

    private static Schema schema(Column column) {
        Schema schema = schema(column.type());
        return column.nullable() ? nullable(schema) : schema;
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    private static Schema schema(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INTEGER -> Schema.create(Schema.Type.INT);
            case BIGINT -> Schema.create(Schema.Type.LONG);
            case REAL -> Schema.create(Schema.Type.FLOAT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case DECIMAL ->
                type.scale() == SqlType.ANY_SCALE
                        ? VARIABLE
                        : LogicalTypes.decimal(type.precision(), type.scale())
                                .addToSchema(Schema.create(Schema.Type.BYTES));
            case VARCHAR -> Schema.create(Schema.Type.STRING);
            case BYTES -> Schema.create(Schema.Type.BYTES);
            case DATE -> named(Schema.create(Schema.Type.INT), "time.Date");
            case TIME -> named(Schema.create(Schema.Type.LONG), "time.MicroTime");
            case TIMESTAMP -> named(Schema.create(Schema.Type.LONG), "time.MicroTimestamp");
            case TIMESTAMPTZ -> named(Schema.create(Schema.Type.STRING), "time.ZonedTimestamp");
            case INTERVAL -> throw new IllegalArgumentException("tables have no intervals that events tell");
            case UUID -> named(Schema.create(Schema.Type.STRING), "data.Uuid");
            case JSON -> ofSource(named(Schema.create(Schema.Type.STRING), "data.Json"), "JSONB");
            case ARRAY -> array(Objects.requireNonNull(type.element()));
        };
    }

    private static Schema array(SqlType element) {
        Schema array = Schema.createArray(nullable(schema(element)));
        return element.equals(SqlType.JSON) ? ofSource(array, "_JSONB") : array;
    }

    // As the connector tells it with column.propagate.source.type.
    private static Schema ofSource(Schema schema, String type) {
        schema.addProp("connect.parameters", Map.of("__debezium.source.column.type", type));
        return schema;
    }

    private static Schema named(Schema schema, String name) {
        schema.addProp("connect.name", NAMESPACE + name);
        return schema;
    }
}
