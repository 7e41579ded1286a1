package dev.belvedere.topology.flow;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.simulation.SimulatedEvent;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** One captured table, and an engine that keeps its rows and counts its names. Asking for what a view has lets the engine do all its work. */
final class CapturedUsers {

    private static final int SHARDS = 3;

    private static final PhysicalPlan PLAN = Views.plan(
            List.of("SELECT id, name, email FROM users", "SELECT name, COUNT(*) AS n FROM users GROUP BY name"));

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());
    private final Simulation simulation;
    private final IntUnaryOperator partitioner;
    private final Envelopes envelopes;

    private CapturedUsers(int partitions, IntUnaryOperator partitioner, Random random) {
        this.partitioner = partitioner;
        this.simulation = new Simulation(
                PLAN,
                Sources.of(List.of(ShopCatalog.USERS), List.of(partitions)),
                SHARDS,
                registry,
                random,
                UnaryOperator.identity());
        Table users = ShopCatalog.USERS;
        this.envelopes = new Envelopes(registry, users.topic() + "-value", ShopWorld.schema(users));
    }

    /** Everything that happens is drawn by this seed. */
    static CapturedUsers in(int partitions, Random random) {
        return new CapturedUsers(partitions, id -> id % partitions, random);
    }

    static CapturedUsers in(int partitions) {
        return in(partitions, id -> id % partitions);
    }

    static CapturedUsers in(int partitions, IntUnaryOperator partitioner) {
        return new CapturedUsers(partitions, partitioner, new Random(1));
    }

    Simulation simulation() {
        return simulation;
    }

    /** The table's events as its schema is at first. */
    Envelopes envelopes() {
        return envelopes;
    }

    /** Events whose rows have these fields. */
    Envelopes withRows(SchemaBuilder.FieldAssembler<Schema> fields) {
        return new Envelopes(registry, ShopCatalog.USERS.topic() + "-value", fields.endRecord());
    }

    byte[] upsert(String op, long lsn, long id, String name) {
        return upsert(op, lsn, Map.of("id", id, "name", name));
    }

    byte[] upsert(String op, long lsn, Map<String, Object> row) {
        return envelopes.upsert(op, lsn, row);
    }

    /** Appends an event about this user to its partition; null is a tombstone. */
    void send(int id, byte @Nullable [] value) {
        simulation.append(0, partitioner.applyAsInt(id), new SimulatedEvent(key("Key", id), value));
    }

    /** Appends an event with this key to partition 0. */
    void send(byte @Nullable [] key, byte @Nullable [] value) {
        send(0, key, value);
    }

    void send(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        simulation.append(0, partition, new SimulatedEvent(key, value));
    }

    byte[] keyUnderAnotherSchemaId(int id) {
        return key("OtherKey", id);
    }

    private byte[] key(String name, long id) {
        Schema schema = SchemaBuilder.record(name).fields().requiredLong("id").endRecord();
        GenericRecord key = new GenericData.Record(schema);
        key.put("id", id);
        return new FrameWriter(registry.register(name, schema), schema).write(key);
    }

    void restart() {
        simulation.restart();
    }

    /** The names by id in the newest epoch that is visible. */
    Map<Long, @Nullable String> visibleRows() {
        simulation.settle();
        return column(1, newest().number());
    }

    /** How many rows lack an event in the newest epoch that is visible. */
    long incomplete() {
        simulation.settle();
        return newest().incomplete().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Epoch newest() {
        return simulation.released().get(simulation.released().size() - 1);
    }

    /** The names by id. */
    Map<Long, @Nullable String> rows() {
        return column(1);
    }

    Map<Long, @Nullable String> emails() {
        return column(2);
    }

    private Map<Long, @Nullable String> column(int column) {
        simulation.settle();
        return column(column, Long.MAX_VALUE);
    }

    private Map<Long, @Nullable String> column(int column, long epoch) {
        Map<Long, @Nullable String> found = new HashMap<>();
        for (Row row : simulation.rows(PLAN.views().get(0), epoch).values()) {
            found.put((Long) row.get(0), (String) row.get(column));
        }
        return found;
    }

    /** How many users have each name. */
    Map<String, Long> countsByName() {
        simulation.settle();
        Map<String, Long> found = new HashMap<>();
        for (Row row : simulation.rows(PLAN.views().get(1)).values()) {
            found.put((String) row.get(0), (Long) row.get(1));
        }
        return found;
    }
}
