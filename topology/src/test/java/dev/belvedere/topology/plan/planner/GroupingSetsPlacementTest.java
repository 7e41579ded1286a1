package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Row;
import org.junit.jupiter.api.Test;

class GroupingSetsPlacementTest {

    @Test
    void foldsTheInputOnceForEachSet() {
        assertThat(Plans.assemblies("SELECT country_id, name, COUNT(*) AS n FROM users"
                        + " GROUP BY GROUPING SETS ((country_id, name), (country_id))"))
                .containsExactly("v[country_id, name, grouping set]: fold users(COUNT(*)) optional;"
                        + " fold users(COUNT(*)) optional");
    }

    @Test
    void keepsAJoinedInputOnce() {
        assertThat(Plans.assemblies(
                        "SELECT u.name, o.status, COUNT(*) AS n FROM orders o JOIN users u ON u.id = o.user_id"
                                + " GROUP BY CUBE (u.name, o.status)"))
                .hasSize(3);
    }

    @Test
    void hasARowOverNothingForTheSetWithoutColumns() {
        assertThat(Plans.of("SELECT status, COUNT(*) AS n FROM orders GROUP BY ROLLUP (status)")
                        .views()
                        .get(0)
                        .keysOverNothing())
                .containsExactly(Row.of(null, 2));
    }

    @Test
    void hasNoRowOverNothingWithoutSuchASet() {
        assertThat(Plans.of("SELECT status, user_id, COUNT(*) AS n FROM orders GROUP BY status, ROLLUP (user_id)")
                        .views()
                        .get(0)
                        .keysOverNothing())
                .isEmpty();
    }

    @Test
    void refusesTheSetWithoutColumnsInsideAView() {
        assertThatThrownBy(() -> Plans.of("SELECT u.id, s.n FROM users u JOIN (SELECT status, COUNT(*) AS n FROM orders"
                        + " GROUP BY ROLLUP (status)) s ON s.status = u.name"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("with an empty grouping set");
    }
}
