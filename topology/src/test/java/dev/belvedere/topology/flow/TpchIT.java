package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.Tpch;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the questions of TPC-H against PostgreSQL while all of their tables change. */
class TpchIT {

    private static final int SHARDS = 3;
    private static final int ROUNDS = 4;
    private static final int CHANGES_A_ROUND = 60;
    private static final int SEEDS = 6;
    /** Rows of all eight tables that q5 and q8 join are seldom there together. */
    private static final int MOSTLY_ANSWERED = 20;

    @Test
    void equalsPostgresWhileTheTablesChange() throws SQLException, IOException {
        List<ViewDefinition> views = Tpch.compile(Tpch.statements());
        Set<String> answered = new TreeSet<>();
        try (PostgresOracle oracle = new PostgresOracle(Tpch.CATALOG.tables())) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                run(seed, views, oracle, answered);
            }
        }

        assertThat(answered).as("views that had a row without NULL").hasSizeGreaterThanOrEqualTo(MOSTLY_ANSWERED);
    }

    private static void run(int seed, List<ViewDefinition> views, PostgresOracle oracle, Set<String> answered)
            throws SQLException {
        PhysicalPlan plan = PhysicalPlanner.plan(views);
        Random random = new Random(seed);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        List<Table> tables = plan.ingests().stream().map(IngestPlan::table).toList();
        int[] partitions = random.ints(tables.size(), 1, 4).toArray();
        Sources sources = Sources.of(tables, Arrays.stream(partitions).boxed().toList());
        Simulation simulation = new Simulation(plan, sources, SHARDS, registry, random, UnaryOperator.identity());
        ShopWorld world = new ShopWorld(registry, random, tables, column -> Tpch.value(column, random));
        world.insertEverything(simulation, tables, partitions);
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = 0; change < CHANGES_A_ROUND; change++) {
                world.change(simulation, tables, partitions);
                for (int step = random.nextInt(12); step > 0; step--) {
                    simulation.step();
                }
            }
            simulation.settle();
            oracle.load(world, tables);
            for (int view = 0; view < views.size(); view++) {
                compare(
                        seed,
                        simulation.rows(plan.views().get(view)),
                        plan.views().get(view).shown(),
                        views.get(view),
                        oracle,
                        answered);
            }
        }
    }

    private static void compare(
            int seed, Map<Row, Row> rows, int shown, ViewDefinition view, PostgresOracle oracle, Set<String> answered)
            throws SQLException {
        List<Row> expected = oracle.query(view.query());
        List<Integer> columns = IntStream.range(0, shown).boxed().toList();
        assertThat(counted(rows.values().stream().map(row -> row.project(columns))))
                .as("%s, seed %d", view.name(), seed)
                .isEqualTo(counted(expected.stream()));
        if (expected.stream().anyMatch(row -> !hasNull(row))) {
            answered.add(view.name());
        }
    }

    private static boolean hasNull(Row row) {
        return IntStream.range(0, row.size()).anyMatch(column -> row.get(column) == null);
    }

    private static Map<Row, Long> counted(Stream<Row> rows) {
        return rows.collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }
}
