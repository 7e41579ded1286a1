package dev.belvedere.topology.flow;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.simulation.SimulatedEvent;
import dev.belvedere.topology.simulation.Simulation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A shop whose rows come and go at random: NULLs, references to rows that are not there yet or not any more, keys that change, rows that come back,
 * updates that change nothing, events that come twice. Knows its rows and writes the events of each change into a simulation.
 */
final class ShopWorld {

    private static final int MOST_ROWS = 12;
    private static final int DIGITS = 4;

    private final Random random;
    private final Map<Table, Map<Long, @Nullable Object[]>> rows = new LinkedHashMap<>();
    private final Map<Table, Writers> writers = new LinkedHashMap<>();
    private final Map<List<Integer>, List<SimulatedEvent>> written = new LinkedHashMap<>();

    private record Writers(Schema keySchema, FrameWriter key, Schema valueSchema, FrameWriter value) {}

    private final Function<Column, Object> values;

    ShopWorld(Registry registry, Random random) {
        this(registry, random, ShopCatalog.CATALOG.tables(), column -> randomValue(column, random));
    }

    /** @param values a random value of a column that is no key */
    ShopWorld(Registry registry, Random random, List<Table> tables, Function<Column, Object> values) {
        this.random = random;
        this.values = values;
        for (Table table : tables) {
            rows.put(table, new TreeMap<>());
            Schema key = keySchema(table);
            Schema value = schema(table);
            writers.put(
                    table,
                    new Writers(
                            key,
                            new FrameWriter(registry.register(table.topic() + "-key", key), key),
                            value,
                            new FrameWriter(registry.register(table.topic() + "-value", value), value)));
        }
    }

    Map<Long, @Nullable Object[]> rows(Table table) {
        return Objects.requireNonNull(rows.get(table));
    }

    /** One random change of one random table, written into the log of its partition. */
    void change(Simulation simulation, List<Table> tables, int[] partitions) {
        int ordinal = random.nextInt(tables.size());
        Table table = tables.get(ordinal);
        long id = random.nextInt(MOST_ROWS);
        Appender appender = new Appender(simulation, ordinal, partitions[ordinal]);
        switch (random.nextInt(10)) {
            case 0, 1 -> delete(table, id, appender);
            case 2 -> changeKey(table, id, random.nextInt(MOST_ROWS), appender);
            case 3 -> appender.repeat(id);
            case 4 -> touch(table, id, appender);
            default -> upsert(table, id, randomRow(table, id), appender);
        }
    }

    /** Writes every row there is, once. */
    void writeTo(Simulation simulation, List<Table> tables, int[] partitions) {
        for (int ordinal = 0; ordinal < tables.size(); ordinal++) {
            Table table = tables.get(ordinal);
            int number = ordinal;
            rows(table)
                    .forEach((id, row) -> simulation.append(
                            number,
                            (int) (id % partitions[number]),
                            new SimulatedEvent(key(table, id), value(table, row))));
        }
    }

    /** Inserts every row that there can be. */
    void insertEverything(Simulation simulation, List<Table> tables, int[] partitions) {
        for (int ordinal = 0; ordinal < tables.size(); ordinal++) {
            Appender appender = new Appender(simulation, ordinal, partitions[ordinal]);
            for (long id = 0; id < MOST_ROWS; id++) {
                upsert(tables.get(ordinal), id, randomRow(tables.get(ordinal), id), appender);
            }
        }
    }

    /** Deletes every row there is. */
    void deleteEverything(Simulation simulation, List<Table> tables, int[] partitions) {
        for (int ordinal = 0; ordinal < tables.size(); ordinal++) {
            Appender appender = new Appender(simulation, ordinal, partitions[ordinal]);
            Table table = tables.get(ordinal);
            List.copyOf(rows(table).keySet()).forEach(id -> delete(table, id, appender));
        }
    }

    private void upsert(Table table, long id, @Nullable Object[] row, Appender appender) {
        rows(table).put(id, row);
        appender.append(id, new SimulatedEvent(key(table, id), value(table, row)));
    }

    /** An update that changes nothing. */
    private void touch(Table table, long id, Appender appender) {
        Object[] row = rows(table).get(id);
        if (row != null) {
            upsert(table, id, row, appender);
        }
    }

    private void delete(Table table, long id, Appender appender) {
        rows(table).remove(id);
        appender.append(id, new SimulatedEvent(key(table, id), null));
        if (random.nextBoolean()) {
            appender.append(id, new SimulatedEvent(key(table, id), null));
        }
    }

    private void changeKey(Table table, long from, long to, Appender appender) {
        Object[] row = rows(table).get(from);
        if (row != null && !rows(table).containsKey(to)) {
            delete(table, from, appender);
            Object[] moved = row.clone();
            setKey(table, to, moved);
            upsert(table, to, moved, appender);
        }
    }

    @Nullable
    Object[] randomRow(Table table, long id) {
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] =
                    random.nextInt(8) == 0 ? null : values.apply(table.columns().column(i));
        }
        setKey(table, id, row);
        return row;
    }

    /** The key that stands for a number: the number itself, or its digits where the key has several columns. */
    static void setKey(Table table, long id, @Nullable Object[] row) {
        long rest = id;
        for (int i = table.key().size() - 1; i >= 0; i--) {
            row[table.key().get(i)] = i == 0 ? rest : rest % DIGITS;
            rest /= DIGITS;
        }
    }

    private static Schema keySchema(Table table) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record(table.name() + "_key").fields();
        table.keyType().names().forEach(fields::requiredLong);
        return fields.endRecord();
    }

    private static Object randomValue(Column column, Random random) {
        return switch (column.type().kind()) {
            case BIGINT -> (long) random.nextInt(MOST_ROWS);
            case INTEGER -> random.nextInt(5) - 2;
            case DECIMAL -> BigDecimal.valueOf(random.nextInt(100_000) - 50_000, 2);
            case DOUBLE -> random.nextInt(100) / 4.0;
            case VARCHAR -> column.name() + random.nextInt(4);
            case TIMESTAMPTZ -> Instant.parse("2026-01-02T03:04:05Z").plus(random.nextInt(5_000), ChronoUnit.MILLIS);
            default -> throw new IllegalStateException("no random " + column);
        };
    }

    /** Appends events to the partition of their row. */
    private final class Appender {
        private final Simulation simulation;
        private final int table;
        private final int partitions;

        Appender(Simulation simulation, int table, int partitions) {
            this.simulation = simulation;
            this.table = table;
            this.partitions = partitions;
        }

        void append(long id, SimulatedEvent event) {
            int partition = (int) (id % partitions);
            simulation.append(table, partition, event);
            written.computeIfAbsent(List.of(table, partition), at -> new ArrayList<>())
                    .add(event);
        }

        /** The last few events of a partition come again, as after a restart of the connector. */
        void repeat(long id) {
            List<SimulatedEvent> log =
                    List.copyOf(written.getOrDefault(List.of(table, (int) (id % partitions)), List.of()));
            log.subList(Math.max(0, log.size() - 3), log.size()).forEach(event -> append(id, event));
        }
    }

    byte[] key(Table table, long id) {
        Writers of = Objects.requireNonNull(writers.get(table));
        GenericRecord key = new GenericData.Record(of.keySchema());
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        setKey(table, id, row);
        table.key().forEach(position -> key.put(table.columns().column(position).name(), row[position]));
        return of.key().write(key);
    }

    private byte[] value(Table table, @Nullable Object[] row) {
        Writers of = Objects.requireNonNull(writers.get(table));
        GenericRecord value = new GenericData.Record(of.valueSchema());
        for (int i = 0; i < row.length; i++) {
            value.put(i, avro(row[i]));
        }
        return of.value().write(value);
    }

    static @Nullable Object avro(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return ByteBuffer.wrap(decimal.unscaledValue().toByteArray());
        }
        if (value instanceof LocalDate date) {
            return (int) date.toEpochDay();
        }
        return value instanceof Instant instant ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant) : value;
    }

    static Schema schema(Table table) {
        List<Schema.Field> fields = table.columns().columns().stream()
                .map(column -> new Schema.Field(
                        column.name(),
                        column.nullable()
                                ? Schema.createUnion(Arrays.asList(Schema.create(Schema.Type.NULL), type(column)))
                                : type(column)))
                .toList();
        return Schema.createRecord(table.name(), null, "dev.belvedere.test", false, fields);
    }

    private static Schema type(Column column) {
        return switch (column.type().kind()) {
            case BIGINT -> Schema.create(Schema.Type.LONG);
            case INTEGER -> Schema.create(Schema.Type.INT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case VARCHAR -> Schema.create(Schema.Type.STRING);
            case DECIMAL ->
                LogicalTypes.decimal(column.type().precision(), column.type().scale())
                        .addToSchema(Schema.create(Schema.Type.BYTES));
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIMESTAMPTZ -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            default -> throw new IllegalStateException("no Avro type for " + column);
        };
    }
}
