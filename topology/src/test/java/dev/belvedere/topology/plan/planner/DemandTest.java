package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import org.junit.jupiter.api.Test;

class DemandTest {

    @Test
    void readsAKeyColumnFromTheKey() {
        PhysicalPlan plan = Plans.of("SELECT id, name FROM users");
        assertThat(plan.views().get(0).selection().cells()).containsExactly(new Cell(Cell.KEY, 0), new Cell(0, 0));
    }

    @Test
    void keepsAColumnOnceHoweverOftenItIsRead() {
        assertThat(Plans.assemblies("SELECT id, name, UPPER(name) AS u FROM users WHERE name <> 'x'"))
                .containsExactly("v[id]: row users(name)");
    }

    @Test
    void keepsTheForeignKeyThatALookupReads() {
        assertThat(Plans.assemblies("SELECT o.id, u.name FROM orders o JOIN users u ON o.user_id = u.id"))
                .endsWith("v[id]: row orders(user_id); lookup v.users(name)");
    }

    @Test
    void asksALookedUpTableForTheColumnsThatAreReadBehindIt() {
        PhysicalPlan plan = Plans.of("SELECT i.id, u.email FROM items i JOIN orders o ON i.order_id = o.id"
                + " JOIN users u ON o.user_id = u.id");
        assertThat(plan.ingests())
                .extracting(ingest -> ingest.table().name() + ingest.row().names())
                .containsExactly("users[email]", "orders[user_id]", "items[order_id]");
    }

    @Test
    void asksATableThatIsFoldedForTheGroupAndTheArguments() {
        PhysicalPlan plan = Plans.of("SELECT order_id, SUM(price) AS total FROM items GROUP BY order_id");
        assertThat(plan.ingests())
                .singleElement()
                .satisfies(ingest -> assertThat(ingest.row().names()).containsExactly("order_id", "price"));
    }
}
