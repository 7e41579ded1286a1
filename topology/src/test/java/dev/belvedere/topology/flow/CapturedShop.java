package dev.belvedere.topology.flow;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.simulation.SimulatedEvent;
import dev.belvedere.topology.simulation.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A shop whose tables Debezium captures: rows come, change, go and get other keys at random, tables are truncated, values that did not change are left
 * out, the connector sends its last events again, or takes a new snapshot.
 */
final class CapturedShop {

    private static final int MOST_ROWS = 12;
    private static final String PLACEHOLDER = "__debezium_unavailable_value";

    private final ShopWorld world;
    private final Random random;
    private final Simulation simulation;
    private final List<Table> tables;
    private final int[] partitions;
    private final Map<Table, Envelopes> envelopes = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private long lsn = 1_000;

    /** @param partition of its topic; -1 where an event has no key and goes anywhere */
    private record Sent(int table, int partition, SimulatedEvent event) {}

    CapturedShop(Registry registry, Random random, Simulation simulation, List<Table> tables, int[] partitions) {
        this.world = new ShopWorld(registry, random);
        this.random = random;
        this.simulation = simulation;
        this.tables = tables;
        this.partitions = partitions.clone();
        for (Table table : ShopCatalog.CATALOG.tables()) {
            envelopes.put(table, new Envelopes(registry, table.topic() + "-captured", ShopWorld.schema(table)));
        }
    }

    /** The rows as the database has them. */
    ShopWorld world() {
        return world;
    }

    /** One random thing that happens. */
    void change() {
        int table = random.nextInt(tables.size());
        long id = random.nextInt(MOST_ROWS);
        switch (random.nextInt(40)) {
            case 0 -> truncate(table);
            case 1 -> sendAgain(1 + random.nextInt(20));
            case 2 -> snapshot(table);
            case 3, 4, 5, 6 -> delete(table, id);
            case 7, 8, 9 -> changeKey(table, id, random.nextInt(MOST_ROWS));
            default -> write(table, id);
        }
    }

    private Map<Long, @Nullable Object[]> rows(int table) {
        return world.rows(tables.get(table));
    }

    private void write(int table, long id) {
        @Nullable Object[] row = world.randomRow(tables.get(table), id);
        @Nullable Object[] before = rows(table).put(id, row);
        send(table, id, upsert(table, before == null ? "c" : "u", leftOut(row, before)));
    }

    private void delete(int table, long id) {
        if (rows(table).containsKey(id)) {
            rows(table).remove(id);
            send(table, id, envelopes(table).event("d", ++lsn));
            send(table, id, null);
        }
    }

    // Debezium gives both events the position of the one update.
    private void changeKey(int table, long from, long to) {
        @Nullable Object[] row = rows(table).get(from);
        if (row != null && !rows(table).containsKey(to)) {
            delete(table, from);
            @Nullable Object[] moved = row.clone();
            ShopWorld.setKey(tables.get(table), to, moved);
            rows(table).put(to, moved);
            lsn--;
            send(table, to, upsert(table, "c", moved));
        }
    }

    private void truncate(int table) {
        rows(table).clear();
        send(new Sent(table, -1, new SimulatedEvent(null, envelopes(table).event("t", ++lsn))));
    }

    private void snapshot(int table) {
        long taken = ++lsn;
        rows(table).forEach((id, row) -> {
            lsn = taken - 1;
            send(table, id, upsert(table, "r", row));
        });
        lsn = taken;
    }

    private void sendAgain(int events) {
        List<Sent> last = List.copyOf(sent.subList(Math.max(0, sent.size() - events), sent.size()));
        last.forEach(this::append);
    }

    private @Nullable Object[] leftOut(@Nullable Object[] row, @Nullable Object @Nullable [] before) {
        @Nullable Object[] written = row.clone();
        for (int i = 1; before != null && i < row.length; i++) {
            if (row[i] instanceof String && row[i].equals(before[i])) {
                written[i] = PLACEHOLDER;
            }
        }
        return written;
    }

    private byte[] upsert(int table, String op, @Nullable Object[] row) {
        @Nullable Object[] written = new @Nullable Object[row.length];
        for (int i = 0; i < row.length; i++) {
            written[i] = ShopWorld.avro(row[i]);
        }
        return envelopes(table).upsert(op, ++lsn, written);
    }

    private Envelopes envelopes(int table) {
        return Objects.requireNonNull(envelopes.get(tables.get(table)));
    }

    private void send(int table, long id, byte @Nullable [] value) {
        int partition = (int) (id % partitions[table]);
        send(new Sent(table, partition, new SimulatedEvent(world.key(tables.get(table), id), value)));
    }

    private void send(Sent event) {
        sent.add(event);
        append(event);
    }

    private void append(Sent event) {
        int partition = event.partition() >= 0 ? event.partition() : random.nextInt(partitions[event.table()]);
        simulation.append(event.table(), partition, event.event());
    }
}
