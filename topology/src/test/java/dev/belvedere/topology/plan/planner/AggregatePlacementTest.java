package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AggregatePlacementTest {

    private static final String ITEMS_OF_ORDERS = " FROM items i JOIN orders o ON i.order_id = o.id";

    @Test
    void foldsByTheForeignKeyWhereTheOtherColumnsOnlyDescribeTheGroup() {
        assertThat(Plans.assemblies(
                        "SELECT o.id, o.status, SUM(i.price) AS total" + ITEMS_OF_ORDERS + " GROUP BY o.id, o.status"))
                .containsExactly("v[id]: row orders(status); fold items(SUM(price))");
    }

    @Test
    void foldsBehindTheInnermostLookupThatDescribesTheGroup() {
        assertThat(Plans.assemblies("SELECT o.user_id, u.name, SUM(i.price) AS total" + ITEMS_OF_ORDERS
                        + " JOIN users u ON o.user_id = u.id GROUP BY o.user_id, u.name"))
                .containsExactly(
                        "v.orders[id]: row orders(user_id)",
                        "v.items[id]: row items(price, order_id); lookup v.orders(user_id)",
                        "v[id]: row users(name); fold v.items(SUM(price))");
    }

    @Test
    void movesAConditionOnTheLookedUpTableWithIt() {
        assertThat(Plans.of("SELECT i.order_id, o.status, COUNT(*) AS n" + ITEMS_OF_ORDERS
                                + " WHERE o.status = 'open' GROUP BY i.order_id, o.status")
                        .assemblies())
                .singleElement()
                .satisfies(groups -> assertThat(groups.filter().columns()).hasToString("[EQUALS($0, 'open'):boolean]"));
    }

    @Test
    void foldsByAllColumnsWhereTheForeignKeyIsNotAmongThem() {
        assertThat(Plans.assemblies("SELECT o.status, SUM(i.price) AS total" + ITEMS_OF_ORDERS + " GROUP BY o.status"))
                .endsWith("v[status]: fold v.items(SUM(price))");
    }

    @Test
    void foldsByAllColumnsWhereAnArgumentComesFromTheLookedUpTable() {
        assertThat(Plans.assemblies("SELECT i.order_id, o.status, COUNT(o.created_at) AS n" + ITEMS_OF_ORDERS
                        + " GROUP BY i.order_id, o.status"))
                .endsWith("v[order_id, status]: fold v.items(COUNT(created_at))");
    }

    @Test
    void foldsByAllColumnsWhereAConditionSpansBothTables() {
        assertThat(Plans.assemblies("SELECT i.order_id, o.status, COUNT(*) AS n" + ITEMS_OF_ORDERS
                        + " WHERE o.user_id > i.quantity GROUP BY i.order_id, o.status"))
                .endsWith("v[order_id, status]: fold v.items(COUNT(*))");
    }
}
