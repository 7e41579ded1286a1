package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.Seeds;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.simulation.PlantedBug;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An expression that fails for some rows makes those rows of the view fail, and no others, and they are right again when the table's rows are. The expressions
 * fail for a quantity of 2. Each view has a second one beside it that takes care not to fail and counts the rows for which the first one does.
 */
class FailedRowsTest {

    private static final int SHARDS = 3;
    private static final int ROUNDS = 6;
    private static final int CHANGES_A_ROUND = 60;

    /** An expression, and the beginning of the reason why it fails. */
    private record Failing(String expression, String reason) {
        String careful() {
            return "CASE WHEN i.quantity = 2 THEN 1 ELSE " + expression + " END";
        }
    }

    private static final List<Failing> FAILING = List.of(
            new Failing("i.quantity * 1073741824", "numeric_value_out_of_range (22003) in "),
            new Failing("(100 / (i.quantity - 2))", "division_by_zero (22012) in "),
            new Failing(
                    "CAST(CASE i.quantity WHEN 2 THEN 'two' ELSE '7' END AS INTEGER)",
                    "invalid_text_representation (22P02) in "));
    private static final String BAD = "CASE WHEN i.quantity = 2 THEN 1 ELSE 0 END";

    /** Views, in each of which {@code ?} is the expression. */
    private static final List<String> PLACED = List.of(
            "SELECT i.id, i.product, ? AS x# FROM items i",
            "SELECT i.id, i.product# FROM items i WHERE ? > 0",
            "SELECT i.order_id, COUNT(*) AS n, SUM(?) AS s, MIN(?) AS least#+ FROM items i GROUP BY i.order_id",
            "SELECT COUNT(*) AS n, SUM(?) AS s#+ FROM items i",
            "SELECT i.order_id, COUNT(*) AS n#+ FROM items i WHERE ? > 0 GROUP BY i.order_id",
            "SELECT i.order_id, COUNT(*) AS n#+ FROM items i GROUP BY i.order_id HAVING SUM(?) > 0",
            "SELECT o.id, o.status, i.product# FROM orders o JOIN items i ON i.id = o.user_id AND ? > 0",
            "SELECT o.id, o.status, x.product#x FROM orders o JOIN (SELECT i.id, i.product# FROM items i WHERE ? > 0) x ON x.id = o.user_id",
            "SELECT o.user_id, COUNT(*) AS n, SUM(?) AS s#+ FROM items i JOIN orders o ON o.id = i.order_id GROUP BY o.user_id",
            "SELECT u.id, i.id AS item, ? AS x# FROM users u JOIN items i ON i.order_id = u.country_id",
            "SELECT u.id, i.id AS item# FROM users u JOIN items i ON i.order_id = u.country_id AND ? > u.id",
            "SELECT i.id, SUM(?) OVER (PARTITION BY i.order_id) AS s#o FROM items i",
            "SELECT i.id, ROW_NUMBER() OVER (PARTITION BY i.order_id ORDER BY ?, i.id) AS n#o FROM items i");

    private static final String OUTER =
            "SELECT u.id, i.id AS item, i.product# FROM users u LEFT JOIN items i ON i.order_id = u.country_id AND ? > u.id";

    /** Those of which no row is known while one fails. */
    private static final List<String> UNPLACED = List.of(
            "SELECT ? AS x, COUNT(*) AS n FROM items i GROUP BY 1",
            "SELECT u.id, i.id AS item FROM users u JOIN items i ON ? = u.id",
            "SELECT i.id, COUNT(*) OVER (PARTITION BY ?) AS n FROM items i",
            "SELECT x.n, COUNT(*) AS m FROM (SELECT ? AS x, COUNT(*) AS n FROM items i GROUP BY 1) x GROUP BY x.n");

    /** Those for which there is no other view. They have to be as if the rows had been written once. */
    private static final List<String> FURTHER = List.of(
            "SELECT o.id, o.status, x.product FROM orders o LEFT JOIN (SELECT i.id, i.product FROM items i WHERE ? > 0) x ON x.id = o.user_id",
            "SELECT order_id, id FROM (SELECT i.order_id, i.id, ROW_NUMBER() OVER (PARTITION BY i.order_id ORDER BY ? DESC, i.id) AS n FROM"
                    + " items i) x WHERE n <= 2",
            "SELECT u.id, u.name FROM users u WHERE EXISTS (SELECT 1 FROM items i WHERE i.order_id = u.country_id AND ? > 0)",
            "SELECT u.id, u.name FROM users u WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.order_id = u.country_id AND ? > 0)",
            "SELECT i.product, STRING_AGG(i.product, ',' ORDER BY ?, i.id) AS all FROM items i GROUP BY i.product",
            "SELECT u.id, i.id AS item FROM users u FULL JOIN items i ON i.order_id = u.country_id AND ? > u.id");

    /** Those that do not compute the expression for the rows for which it fails. */
    private static final List<String> GUARDED = List.of(
            "SELECT i.id, ? AS x FROM items i WHERE i.quantity <> 2",
            "SELECT i.id, CASE WHEN i.quantity = 2 THEN 0 ELSE ? END AS x FROM items i",
            "SELECT i.id FROM items i WHERE i.quantity <> 2 AND ? <> 8",
            "SELECT x.id, x.x FROM (SELECT i.id, i.quantity, ? AS x FROM items i) x WHERE x.quantity <> 2",
            "SELECT i.order_id, SUM(?) FILTER (WHERE i.quantity <> 2) AS s FROM items i GROUP BY i.order_id",
            "SELECT i.quantity, COUNT(*) + ? AS n FROM items i GROUP BY i.quantity HAVING i.quantity <> 2",
            "SELECT u.id, i.id AS item, ? AS x FROM users u JOIN items i ON i.order_id = u.country_id AND i.quantity <> 2",
            "SELECT i.id, SUM(?) OVER (PARTITION BY i.order_id) AS s FROM items i WHERE i.quantity <> 2");

    private static List<String> selects(Failing failing) {
        return Stream.of(
                        Stream.concat(PLACED.stream(), Stream.of(OUTER))
                                .flatMap(view -> Stream.of(failing(view, failing), careful(view, failing.careful()))),
                        Stream.of(UNPLACED, FURTHER, GUARDED)
                                .flatMap(List::stream)
                                .map(view -> failing(view, failing)))
                .flatMap(views -> views)
                .toList();
    }

    private static String failing(String view, Failing failing) {
        return view.replaceAll("#[+xo]?", "").replace("?", failing.expression());
    }

    private static String careful(String view, String expression) {
        String counted = view.replace("#+", ", SUM(" + BAD + ") AS bad")
                .replace("#x", ", x.bad")
                .replace("#o", ", SUM(" + BAD + ") OVER (PARTITION BY i.order_id) AS bad")
                .replace("#", ", " + BAD + " AS bad");
        // Where the condition fails, the row may be there.
        return counted.replace("HAVING SUM(?) > 0", "HAVING SUM(" + expression + ") > 0 OR SUM(" + BAD + ") > 0")
                .replaceAll("\\? > (0|u\\.id)", "(i.quantity = 2 OR ? > $1)")
                .replace("?", expression);
    }

    static LongStream seeds() {
        return Seeds.range(1, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void failsForTheKeysOfTheRowsAlone(long seed) {
        check(seed, Set.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED_ROWS_STAY", "UNPLACED_ROWS_STAY"})
    void noticesPlantedBugs(PlantedBug bug) {
        assertThatThrownBy(() -> check(1, Set.of(bug))).isInstanceOf(AssertionError.class);
    }

    @Test
    void leavesNothingBehindWhenAllRowsAreGone() {
        World world = new World(21);
        world.change();
        world.shop.deleteEverything(world.simulation, world.tables, world.partitions);
        world.simulation.settle();

        assertThat(world.simulation.storedEntries()).isZero();
    }

    private static void check(long seed, Set<PlantedBug> bugs) {
        World world = new World(seed);
        bugs.forEach(world.simulation::plant);
        for (int round = 0; round < ROUNDS; round++) {
            world.change();
            world.compare();
        }
    }

    private static final class World {

        private final Failing failing;
        private final PhysicalPlan plan;
        private final List<Table> tables;
        private final Registry registry = Registry.over(new MockSchemaRegistryClient());
        private final Random random;
        private final int[] partitions;
        private final Simulation simulation;
        private final ShopWorld shop;

        World(long seed) {
            failing = FAILING.get((int) (seed % FAILING.size()));
            plan = Views.indexed(selects(failing));
            tables = plan.ingests().stream().map(IngestPlan::table).toList();
            random = new Random(seed);
            partitions = random.ints(tables.size(), 1, 4).toArray();
            simulation = simulation(random);
            shop = new ShopWorld(registry, random);
        }

        private Simulation simulation(Random with) {
            Sources sources =
                    Sources.of(tables, Arrays.stream(partitions).boxed().toList());
            return new Simulation(plan, sources, SHARDS, registry, with, UnaryOperator.identity());
        }

        void change() {
            for (int change = 0; change < CHANGES_A_ROUND; change++) {
                shop.change(simulation, tables, partitions);
                for (int step = random.nextInt(12); step > 0; step--) {
                    simulation.step();
                }
            }
            if (random.nextBoolean()) {
                simulation.restart();
            }
            simulation.settle();
        }

        void compare() {
            for (int view = 0; view < PLACED.size(); view++) {
                assertThat(shown(plan.views().get(2 * view)))
                        .as(PLACED.get(view))
                        .isEqualTo(expected(plan.views().get(2 * view + 1)));
            }
            int outer = 2 * PLACED.size();
            assertThat(shown(plan.views().get(outer)))
                    .as(OUTER)
                    .isEqualTo(withUncertain(expected(plan.views().get(outer + 1))));
            compareUnplaced(outer + 2);
            compareGuarded(outer + 2 + UNPLACED.size() + FURTHER.size());
            compareWithOneWrittenOnce();
        }

        private Map<Row, Object> shown(ViewPlan view) {
            Map<Row, Object> shown = new HashMap<>();
            simulation.rows(view).forEach((key, row) -> shown.put(key, row.failure() == null ? row : "failed"));
            return shown;
        }

        /** The last column counts the rows for which the other view fails. */
        private Map<Row, Object> expected(ViewPlan careful) {
            int bad = careful.shown() - 1;
            Map<Row, Object> expected = new HashMap<>();
            simulation.rows(careful).forEach((key, row) -> {
                List<Integer> others = IntStream.range(0, row.size())
                        .filter(column -> column != bad)
                        .boxed()
                        .toList();
                boolean failed = row.get(bad) instanceof Number count && count.intValue() > 0;
                expected.put(key, failed ? "failed" : row.project(others));
            });
            return expected;
        }

        /** A user whose only partners are uncertain may be alone. */
        private static Map<Row, Object> withUncertain(Map<Row, Object> pairs) {
            Map<Row, Object> all = new HashMap<>(pairs);
            pairs.forEach((key, row) -> {
                boolean certain = pairs.entrySet().stream()
                        .anyMatch(pair -> Objects.equals(pair.getKey().get(0), key.get(0))
                                && !pair.getValue().equals("failed"));
                if (!certain) {
                    all.put(Row.of(key.get(0), null), "failed");
                }
            });
            return all;
        }

        private void compareUnplaced(int first) {
            boolean bad = shop.rows(ShopCatalog.ITEMS).values().stream().anyMatch(row -> Objects.equals(row[3], 2));
            for (int view = 0; view < UNPLACED.size(); view++) {
                List<String> reasons = new ArrayList<>(
                        simulation.unplaced(plan.views().get(first + view).assembly()));
                assertThat(reasons).as(UNPLACED.get(view)).hasSize(SHARDS).allSatisfy(reason -> {
                    if (bad) {
                        assertThat(reason).startsWith(failing.reason()).contains("(quantity, ");
                    } else {
                        assertThat(reason).isNull();
                    }
                });
            }
        }

        private void compareGuarded(int first) {
            for (int view = 0; view < GUARDED.size(); view++) {
                assertThat(simulation.rows(plan.views().get(first + view)).values())
                        .as(GUARDED.get(view))
                        .allSatisfy(row -> assertThat(row.failure()).isNull());
            }
        }

        private void compareWithOneWrittenOnce() {
            Simulation once = simulation(new Random(1));
            shop.writeTo(once, tables, partitions);
            once.settle();
            for (ViewPlan view : plan.views()) {
                assertThat(simulation.rows(view)).as(view.definition()).isEqualTo(once.rows(view));
                assertThat(simulation.unplaced(view.assembly())).isEqualTo(once.unplaced(view.assembly()));
                for (IndexPlan index : view.indexes()) {
                    assertThat(simulation.shards(view, index))
                            .as("%s of %s", index, view.definition())
                            .isEqualTo(once.shards(view, index));
                    assertThat(simulation.unplaced(index.assembly())).isEqualTo(once.unplaced(index.assembly()));
                }
            }
        }
    }
}
