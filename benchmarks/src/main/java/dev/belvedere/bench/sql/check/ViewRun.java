package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Views in a simulation, and the rows that their tables have. */
final class ViewRun {

    private static final int SHARDS = 3;
    private static final int MOST_PARTITIONS = 3;
    private static final int MOST_STEPS = 12;

    private final List<Table> tables;
    private final PhysicalPlan plan;
    private final Random random;
    private final Simulation simulation;
    private final List<RowEvents> events;
    private final List<Map<Row, Row>> rows = new ArrayList<>();
    private final List<Integer> partitions;

    ViewRun(List<Table> tables, List<ViewDefinition> views, long seed, PlantedFault fault) {
        this.tables = tables;
        this.plan = PhysicalPlanner.plan(views);
        this.random = new Random(seed);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        this.events =
                tables.stream().map(table -> new RowEvents(table, registry)).toList();
        tables.forEach(table -> rows.add(new HashMap<>()));
        List<Table> ingested = plan.ingests().stream().map(IngestPlan::table).toList();
        this.partitions =
                random.ints(ingested.size(), 1, MOST_PARTITIONS + 1).boxed().toList();
        this.simulation =
                new Simulation(plan, Sources.of(ingested, partitions), SHARDS, registry, random, fault.onTheWay());
    }

    /** Appends a transaction's events, and lets some of what can happen next happen. */
    void append(List<RowChange> transaction) {
        for (RowChange change : transaction) {
            Table table = tables.get(change.table());
            Row row = change.row();
            if (row == null) {
                rows.get(change.table()).remove(change.key());
            } else {
                rows.get(change.table()).put(change.key(), row);
            }
            IntStream.range(0, plan.ingests().size())
                    .filter(ingest -> plan.ingests().get(ingest).table().equals(table))
                    .forEach(ingest -> simulation.append(
                            ingest,
                            Math.floorMod(change.key().hashCode(), partitions.get(ingest)),
                            events.get(change.table()).event(change)));
        }
        for (int step = random.nextInt(MOST_STEPS); step > 0; step--) {
            simulation.step();
        }
    }

    /** Starts all tasks again now and then, and runs until nothing is left to do. */
    void settle() {
        if (random.nextBoolean()) {
            simulation.restart();
        }
        simulation.settle();
    }

    Map<Row, Row> tableRows(int table) {
        return rows.get(table);
    }

    /** Returns the rows that a view shows. */
    List<Row> rows(String view) {
        ViewPlan of = planOf(view);
        List<Integer> shown = IntStream.range(0, of.shown()).boxed().toList();
        return simulation.rows(of).values().stream()
                .map(row -> row.failure() == null ? row.project(shown) : row)
                .toList();
    }

    /** Returns why a row of the view, or all of it, has failed. */
    Optional<String> failure(String view) {
        ViewPlan of = planOf(view);
        return Stream.concat(
                        simulation.unplaced(of.assembly()).stream(),
                        simulation.rows(of).values().stream().map(Row::failure))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether the view has failed as a whole, because a row may belong to any of its keys. */
    boolean hasUnknownKeys(String view) {
        return simulation.unplaced(planOf(view).assembly()).stream().anyMatch(Objects::nonNull);
    }

    private ViewPlan planOf(String view) {
        return plan.views().stream()
                .filter(each -> each.name().equals(view))
                .findFirst()
                .orElseThrow();
    }
}
