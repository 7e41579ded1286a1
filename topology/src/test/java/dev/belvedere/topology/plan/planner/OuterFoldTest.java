package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.plan.physical.PhysicalPlan;
import org.junit.jupiter.api.Test;

class OuterFoldTest {

    private static final String USERS_WITH_ORDERS = " FROM users u LEFT JOIN orders o ON o.user_id = u.id";

    @Test
    void foldsTheRightRowsBeforeTheyMeetTheLeftOnes() {
        assertThat(Plans.assemblies(
                        "SELECT u.id, u.name, COUNT(o.id) AS n" + USERS_WITH_ORDERS + " GROUP BY u.id, u.name"))
                .containsExactly("v[id]: row users(name); fold orders(COUNT(id)) optional");
    }

    @Test
    void countsZeroForALeftRowWithoutPartners() {
        PhysicalPlan plan = Plans.of("SELECT u.id, COUNT(o.id) AS n" + USERS_WITH_ORDERS + " GROUP BY u.id");
        assertThat(plan.views().get(0).selection().columns()).hasToString("[$0, COALESCE($1, 0:bigint):bigint]");
    }

    @Test
    void countsOneRowForALeftRowWithoutPartners() {
        PhysicalPlan plan = Plans.of("SELECT u.id, COUNT(*) AS n" + USERS_WITH_ORDERS + " GROUP BY u.id");
        assertThat(plan.views().get(0).selection().columns()).hasToString("[$0, COALESCE($1, 1:bigint):bigint]");
    }

    @Test
    void keepsConditionsOnTheLeftRows() {
        PhysicalPlan plan = Plans.of("SELECT u.id, MAX(o.created_at) AS last" + USERS_WITH_ORDERS
                + " WHERE u.email IS NOT NULL GROUP BY u.id");
        assertThat(plan.assemblies())
                .singleElement()
                .satisfies(groups ->
                        assertThat(groups.filter().columns()).hasToString("[NOT(IS_NULL($0):boolean):boolean]"));
    }

    @Test
    void makesPairsWhereALeftColumnIsAggregated() {
        assertThat(Plans.assemblies("SELECT u.id, COUNT(u.email) AS n" + USERS_WITH_ORDERS + " GROUP BY u.id"))
                .endsWith("v[id]: fold v.pairs(COUNT(email))");
    }

    @Test
    void makesPairsWhereTheGroupIsNotTheLeftRow() {
        assertThat(Plans.assemblies("SELECT u.name, COUNT(o.id) AS n" + USERS_WITH_ORDERS + " GROUP BY u.name"))
                .endsWith("v[name]: fold v.pairs(COUNT(id))");
    }

    @Test
    void makesPairsWhereAnArgumentHasAValueWithoutARightRow() {
        assertThat(Plans.assemblies("SELECT u.id, SUM(COALESCE(i.quantity, 1)) AS n FROM users u"
                        + " LEFT JOIN items i ON i.order_id = u.id GROUP BY u.id"))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("v[id]: fold v.pairs(SUM(");
    }
}
