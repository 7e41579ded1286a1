package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user with more orders than one step answers is renamed. */
class PopularParentTest {

    private static final int ORDERS = Assemble.ANSWERED_AT_ONCE + 100 * Assemble.ANSWERED_PER_STEP;
    private static final long OTHER_ORDER = 1_000_000;
    private static final PhysicalPlan PLAN =
            Views.plan(List.of("SELECT o.id, o.status, u.name FROM orders o JOIN users u ON o.user_id = u.id"));

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());
    private final List<Table> tables =
            PLAN.ingests().stream().map(IngestPlan::table).toList();
    private final Simulation simulation = new Simulation(
            PLAN,
            Sources.of(tables, Collections.nCopies(tables.size(), 1)),
            3,
            registry,
            new Random(1),
            UnaryOperator.identity());
    private final ShopWorld world = new ShopWorld(registry, new Random(1));
    private final Envelopes users = envelopes(ShopCatalog.USERS);
    private final Envelopes orders = envelopes(ShopCatalog.ORDERS);
    private long lsn;

    @BeforeEach
    void load() {
        user(1, "Ann");
        user(2, "Bob");
        for (long id = 1; id <= ORDERS; id++) {
            order(id, 1, "new");
        }
        order(OTHER_ORDER, 2, "new");
        simulation.settle();
    }

    @Test
    void showsOthersChangesBeforeAllItsOrdersAreRenamed() {
        user(1, "Ann Other");
        order(OTHER_ORDER, 2, "paid");

        runUntilOtherOrderIsPaid();

        assertThat(ordersOf("Ann Other")).isLessThan(ORDERS);
        simulation.settle();
        assertThat(ordersOf("Ann Other")).isEqualTo(ORDERS);
    }

    @Test
    void goesOnAfterARestartInTheMiddle() {
        user(1, "Ann Other");
        order(OTHER_ORDER, 2, "paid");
        runUntilOtherOrderIsPaid();

        simulation.restart();
        simulation.settle();

        assertThat(ordersOf("Ann Other")).isEqualTo(ORDERS);
    }

    @Test
    void showsTheLastNameWhereItChangesAgainMeanwhile() {
        user(1, "Ann Other");
        order(OTHER_ORDER, 2, "paid");
        runUntilOtherOrderIsPaid();

        user(1, "Ann Third");
        simulation.settle();

        assertThat(ordersOf("Ann Third")).isEqualTo(ORDERS);
    }

    private void runUntilOtherOrderIsPaid() {
        Row paid = Row.of(OTHER_ORDER, "paid", "Bob");
        while (!simulation.rows(PLAN.views().get(0)).containsValue(paid)) {
            assertThat(simulation.step()).as("something is left to do").isTrue();
        }
    }

    private long ordersOf(String name) {
        return simulation.rows(PLAN.views().get(0)).values().stream()
                .filter(row -> name.equals(row.get(2)))
                .count();
    }

    private void user(long id, String name) {
        append(ShopCatalog.USERS, id, users.upsert("u", ++lsn, Map.of("id", id, "name", name)));
    }

    private void order(long id, long user, String status) {
        append(ShopCatalog.ORDERS, id, orders.upsert("u", ++lsn, Map.of("id", id, "user_id", user, "status", status)));
    }

    private void append(Table table, long id, byte[] value) {
        simulation.append(tables.indexOf(table), 0, new Simulation.Event(world.key(table, id), value));
    }

    private Envelopes envelopes(Table table) {
        return new Envelopes(registry, table.topic() + "-captured", ShopWorld.schema(table));
    }
}
