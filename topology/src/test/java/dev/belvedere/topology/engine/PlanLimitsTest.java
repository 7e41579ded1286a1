package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanLimitsTest {

    private static PhysicalPlan withAggregates(int number) {
        String calls = IntStream.range(0, number)
                .mapToObj(call -> "COUNT(*) FILTER (WHERE quantity > " + call + ") AS c" + call)
                .collect(Collectors.joining(", "));
        String sql = "CREATE MATERIALIZED VIEW v AS SELECT order_id, " + calls + " FROM items GROUP BY order_id";
        return PhysicalPlanner.plan(
                List.of(new ViewCompiler(ShopCatalog.CATALOG).compile(new Statement("v.sql", sql))));
    }

    @Test
    void acceptsAsManyAggregatesAsStoreKeysHaveRoomFor() {
        PhysicalPlan plan = withAggregates(255);

        assertThatCode(() -> PlanLimits.check(plan)).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreThanStoreKeysHaveRoomFor() {
        PhysicalPlan plan = withAggregates(300);

        assertThatThrownBy(() -> PlanLimits.check(plan))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("aggregate calls")
                .hasMessageContaining("at most 256");
    }
}
