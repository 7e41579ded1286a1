package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.Seeds;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.simulation.PlantedBug;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every view against PostgreSQL: the same SQL on the same rows, under random changes and random interleavings. */
class ExactnessIT {

    private static final int SHARDS = 3;
    private static final int ROUNDS = 6;
    private static final int CHANGES_A_ROUND = 60;

    private static PostgresOracle oracle;

    @BeforeAll
    static void startPostgres() {
        oracle = new PostgresOracle(ShopCatalog.CATALOG.tables());
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        oracle.close();
    }

    static LongStream seeds() {
        return Seeds.range(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsPostgresWhateverTheInterleaving(long seed) throws SQLException {
        run(seed, Views.half(seed), UnaryOperator.identity());
    }

    static LongStream seedsOfCaptures() {
        return Seeds.range(31, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seedsOfCaptures")
    void equalsPostgresWhateverIsCaptured(long seed) throws SQLException {
        List<String> selects = Views.half(seed);
        PhysicalPlan plan = Views.indexed(selects);
        Random random = new Random(seed);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        List<Table> tables = plan.ingests().stream().map(IngestPlan::table).toList();
        int[] partitions = random.ints(tables.size(), 1, 4).toArray();
        Sources sources = Sources.of(tables, Arrays.stream(partitions).boxed().toList());
        Simulation simulation = new Simulation(plan, sources, SHARDS, registry, random, UnaryOperator.identity());
        CapturedShop shop = new CapturedShop(registry, random, simulation, tables, partitions);
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = 0; change < CHANGES_A_ROUND; change++) {
                shop.change();
                for (int step = random.nextInt(12); step > 0; step--) {
                    simulation.step();
                }
                if (random.nextInt(40) == 0) {
                    simulation.restart();
                }
            }
            simulation.settle();
            compare(simulation, shop.world(), plan, selects);
        }
    }

    @Test
    void noticesAnEngineThatForgetsARetraction() {
        AtomicInteger messages = new AtomicInteger();
        UnaryOperator<Message> forgetful =
                message -> messages.incrementAndGet() % 7 == 3 ? forgetting(message) : message;

        assertThatThrownBy(() -> run(1, List.of(Views.ORDER_SUMMARY), forgetful))
                .isInstanceOf(AssertionError.class);
    }

    private static Message forgetting(Message message) {
        return message instanceof Message.Contribution contribution
                ? new Message.Contribution(contribution.part(), null, contribution.added())
                : message;
    }

    @Test
    void noticesAnIndexThatKeepsARowWhereItWas() throws SQLException {
        PhysicalPlan plan = Views.indexed(List.of(Views.ORDER_SUMMARY));
        List<Table> tables = plan.ingests().stream().map(IngestPlan::table).toList();
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        Simulation simulation = new Simulation(
                plan,
                Sources.of(tables, Collections.nCopies(tables.size(), 1)),
                SHARDS,
                registry,
                new Random(1),
                UnaryOperator.identity());
        simulation.plant(PlantedBug.INDEXES_KEEP_OLD_PLACES);
        ShopWorld world = new ShopWorld(registry, new Random(1));
        for (int change = 0; change < 300; change++) {
            world.change(simulation, tables, new int[] {1, 1, 1});
        }
        simulation.settle();
        ViewPlan view = plan.views().get(0);
        Map<Row, Row> rows = simulation.rows(view);

        assertThatThrownBy(() -> new IndexCheck(simulation, view).check(rows.values()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void leavesNothingBehindWhenAllRowsAreGone() {
        PhysicalPlan plan = Views.indexed(Views.SELECTS);
        Random random = new Random(21);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        List<Table> tables = plan.ingests().stream().map(IngestPlan::table).toList();
        int[] partitions = new int[tables.size()];
        Arrays.fill(partitions, 2);
        Sources sources = Sources.of(tables, Arrays.stream(partitions).boxed().toList());
        Simulation simulation = new Simulation(plan, sources, SHARDS, registry, random, UnaryOperator.identity());
        ShopWorld world = new ShopWorld(registry, random);
        for (int change = 0; change < 300; change++) {
            world.change(simulation, tables, partitions);
        }

        world.deleteEverything(simulation, tables, partitions);
        simulation.settle();

        assertThat(simulation.storedEntries()).isZero();
    }

    private static void run(long seed, List<String> selects, UnaryOperator<Message> onTheWay) throws SQLException {
        PhysicalPlan plan = Views.indexed(selects);
        Random random = new Random(seed);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        List<Table> tables = plan.ingests().stream().map(IngestPlan::table).toList();
        int[] partitions = random.ints(tables.size(), 1, 4).toArray();
        Sources sources = Sources.of(tables, Arrays.stream(partitions).boxed().toList());
        Simulation simulation = new Simulation(plan, sources, SHARDS, registry, random, onTheWay);
        ShopWorld world = new ShopWorld(registry, random);
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = 0; change < CHANGES_A_ROUND; change++) {
                world.change(simulation, tables, partitions);
                for (int step = random.nextInt(12); step > 0; step--) {
                    simulation.step();
                }
            }
            if (random.nextBoolean()) {
                simulation.restart();
            }
            simulation.settle();
            compare(simulation, world, plan, selects);
        }
    }

    private static void compare(Simulation simulation, ShopWorld world, PhysicalPlan plan, List<String> selects)
            throws SQLException {
        oracle.load(world, ShopCatalog.CATALOG.tables());
        for (int view = 0; view < selects.size(); view++) {
            ViewPlan viewPlan = plan.views().get(view);
            Map<Row, Row> rows = simulation.rows(viewPlan);
            assertThat(counted(rows.values().stream().map(row -> shown(viewPlan, row))))
                    .as(selects.get(view))
                    .isEqualTo(counted(oracle.query(selects.get(view)).stream()));
            assertThat(rows)
                    .allSatisfy((key, row) -> assertThat(row.project(viewPlan.key()))
                            .as("key of " + viewPlan.definition())
                            .isEqualTo(key));
            new IndexCheck(simulation, viewPlan).check(rows.values());
        }
    }

    private static Row shown(ViewPlan view, Row row) {
        return row.project(IntStream.range(0, view.shown()).boxed().toList());
    }

    private static Map<Row, Long> counted(Stream<Row> rows) {
        return rows.collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }
}
