package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import dev.belvedere.testkit.Seeds;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.simulation.PlantedBug;
import dev.belvedere.topology.simulation.SimulatedEvent;
import dev.belvedere.topology.simulation.Simulation;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every epoch shows what a prefix of the committed transactions gives, and nothing else, whatever the interleaving of stages, restarts and changes of the leader. The
 * oracle of an epoch is another simulation, which is told that prefix alone and has nothing else to do.
 */
class EpochSimulationTest {

    private static final int SHARDS = 3;
    private static final int TRANSACTIONS = 60;
    private static final int MOST_COMPARED = 12;

    private static final PhysicalPlan PLAN = Views.plan(List.of(
            Views.ORDER_SUMMARY,
            "SELECT o.user_id, COUNT(*) AS orders FROM orders o GROUP BY o.user_id",
            "SELECT COUNT(*) AS items, SUM(i.price) AS price FROM items i"));

    private static final List<Table> TABLES =
            PLAN.ingests().stream().map(IngestPlan::table).toList();

    static LongStream seeds() {
        return Seeds.range(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsPrefixesAlone(long seed) {
        check(seed, Set.of(), 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsPrefixesWhereTheTransactionsOfSomeEventsCannotBeRead(long seed) {
        check(seed, Set.of(), 6);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATE_ONE_TOO_FAR", "REPORTS_TOO_EARLY", "STAGES_BEGIN_EARLY", "UNDO_DROPPED"})
    void noticesPlantedBugs(PlantedBug bug) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 6; seed++) {
                        check(seed, Set.of(bug), 0);
                    }
                })
                .isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }

    /** @param poison how many in 100 events cannot be read */
    private static void check(long seed, Set<PlantedBug> bugs, int poison) {
        Random random = new Random(seed);
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        int[] partitions = random.ints(TABLES.size(), 1, 4).toArray();
        Sources sources = Sources.of(TABLES, Arrays.stream(partitions).boxed().toList());
        Simulation simulation =
                new Simulation(PLAN, sources, SHARDS, registry, random, UnaryOperator.identity(), List.of(database()));
        bugs.forEach(simulation::plant);
        if (poison > 0) {
            simulation.setBadEventsAside(new LetterBox());
        }
        Bank bank = new Bank(registry, random, simulation, partitions, poison);
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            bank.transaction();
            for (int step = random.nextInt(20); step > 0; step--) {
                simulation.step();
            }
            switch (random.nextInt(20)) {
                case 0 -> simulation.restart();
                case 1 -> simulation.leader().change();
                case 2 -> simulation.leader().checkpoint();
                default -> {}
            }
        }
        simulation.settle();
        assertThat(simulation.released()).isNotEmpty();
        List<Epoch> released = new ArrayList<>(simulation.released());
        assertThat(released.get(released.size() - 1).position().ended()).containsExactly(TRANSACTIONS);
        for (int compared = 0; compared < MOST_COMPARED && !released.isEmpty(); compared++) {
            Epoch epoch = compared == 0
                    ? released.remove(released.size() - 1)
                    : released.remove(random.nextInt(released.size()));
            assertThat(bank.isPrefix(epoch))
                    .as("%s is a prefix of the transactions", epoch)
                    .isTrue();
            compare(simulation, epoch, sources, registry);
        }
    }

    private static void compare(Simulation simulation, Epoch epoch, Sources sources, Registry registry) {
        Simulation oracle = new Simulation(PLAN, sources, SHARDS, registry, new Random(1), UnaryOperator.identity());
        oracle.setBadEventsAside(new LetterBox());
        List<List<SimulatedEvent>> prefix = simulation.before(epoch.position().taken());
        for (int source = 0; source < prefix.size(); source++) {
            Sources.Source of = sources.partitions().get(source);
            for (SimulatedEvent event : prefix.get(source)) {
                oracle.append(of.table(), of.partition(), new SimulatedEvent(event.key(), event.value()));
            }
        }
        oracle.settle();
        for (ViewPlan view : PLAN.views()) {
            Map<Row, Row> expected = oracle.rows(view);
            assertThat(simulation.rows(view, epoch.number()))
                    .as("%s at %s", view.name(), epoch)
                    .isEqualTo(expected);
        }
    }

    private static SourceDatabase database() {
        return new SourceDatabase(
                "shop", "shop.transaction", TABLES.stream().map(Table::name).toList(), Map.of());
    }

    /** Makes transactions of several rows, and knows where their events are. */
    private static final class Bank {

        private final Random random;
        private final Simulation simulation;
        private final int[] partitions;
        private final Map<Table, Envelopes> envelopes = new HashMap<>();
        private final ShopWorld world;
        private final List<Set<List<Integer>>> places = new ArrayList<>();
        private final int[][] sizes;
        private final int poison;
        private final Set<List<Integer>> unreadable = new HashSet<>();
        private long lsn;

        Bank(Registry registry, Random random, Simulation simulation, int[] partitions, int poison) {
            this.poison = poison;
            this.random = random;
            this.simulation = simulation;
            this.partitions = partitions;
            this.world = new ShopWorld(registry, random);
            this.sizes = Arrays.stream(partitions).mapToObj(int[]::new).toArray(int[][]::new);
            TABLES.forEach(table -> envelopes.put(
                    table, new Envelopes(registry, table.topic() + "-captured", ShopWorld.schema(table))));
        }

        void transaction() {
            String id = Integer.toString(places.size() + 1);
            Set<List<Integer>> ofThis = new HashSet<>();
            Map<String, Long> counts = new HashMap<>();
            int rows = 1 + random.nextInt(6);
            for (int row = 1; row <= rows; row++) {
                Table table = TABLES.get(random.nextInt(TABLES.size()));
                long key = 1L + random.nextInt(8);
                int number = TABLES.indexOf(table);
                int partition = (int) (key % partitions[number]);
                String collection =
                        database().collections(table.name(), table.topic()).get(0);
                counts.merge(collection, 1L, Long::sum);
                List<Integer> place = List.of(number, partition, sizes[number][partition]++);
                if (random.nextInt(100) < poison) {
                    simulation.append(
                            number,
                            partition,
                            new SimulatedEvent(world.key(table, key), new byte[] {'x'}, Membership.UNREADABLE));
                    unreadable.add(place);
                } else {
                    simulation.append(
                            number,
                            partition,
                            new SimulatedEvent(
                                    world.key(table, key),
                                    Objects.requireNonNull(envelopes.get(table)).upsert("u", ++lsn, values(table, key)),
                                    Membership.of(id, row, collection)));
                    ofThis.add(place);
                }
            }
            places.add(ofThis);
            simulation.leader().end(new TransactionEnd(id, ++lsn, 0, counts));
        }

        private Map<String, Object> values(Table table, long key) {
            if (table.equals(ShopCatalog.USERS)) {
                return Map.of("id", key, "name", "user " + random.nextInt(1_000));
            }
            if (table.equals(ShopCatalog.ORDERS)) {
                return Map.of("id", key, "user_id", 1L + random.nextInt(8), "status", "s" + random.nextInt(5));
            }
            return Map.of("id", key, "order_id", 1L + random.nextInt(8), "price", price());
        }

        private ByteBuffer price() {
            return ByteBuffer.wrap(BigInteger.valueOf(random.nextInt(10_000)).toByteArray());
        }

        /** Whether an epoch has taken in all readable events of the transactions that it says have ended, and no others. */
        boolean isPrefix(Epoch epoch) {
            Set<List<Integer>> expected = new HashSet<>();
            places.subList(0, (int) epoch.position().ended()[0]).forEach(expected::addAll);
            Set<List<Integer>> taken = new HashSet<>();
            int source = 0;
            for (int table = 0; table < partitions.length; table++) {
                for (int partition = 0; partition < partitions[table]; partition++) {
                    for (int offset = 0; offset < epoch.position().taken()[source]; offset++) {
                        taken.add(List.of(table, partition, offset));
                    }
                    source++;
                }
            }
            taken.removeAll(unreadable);
            return taken.equals(expected);
        }
    }
}
