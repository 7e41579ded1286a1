package dev.belvedere.topology.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkRequestsTest {

    private static final PhysicalPlan PLAN = PhysicalPlanner.plan(List.of(new ViewCompiler(ShopCatalog.CATALOG)
            .compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS SELECT id, name FROM users"))));
    private static final StoreOrdinals STORES = StoreOrdinals.of(PLAN);

    private final MarkRequests requests = new MarkRequests("requests", STORES);

    private static ShardId shard(int number) {
        return new ShardId(PLAN.assemblies().get(0).name(), number);
    }

    private void request(int shard, long next) {
        requests.add(new MarkRequest(shard(shard), next).encode(STORES));
    }

    private List<ShardId> answered(long reached) {
        List<ShardId> answered = new ArrayList<>();
        requests.answer(reached, answered::add);
        return answered;
    }

    @Test
    void answersRequestsUpToTheOffsetThatIsReached() {
        request(2, 30);
        request(1, 20);
        request(0, 21);

        assertThat(answered(20)).containsExactly(shard(1));
        assertThat(answered(29)).containsExactly(shard(0));
        assertThat(requests.isEmpty()).isFalse();
    }

    @Test
    void answersOnce() {
        request(1, 20);
        request(1, 20);

        assertThat(answered(20)).containsExactly(shard(1));
        assertThat(answered(20)).isEmpty();
    }

    @Test
    void dropsTheFurthestRequestsBeyondItsLimit() {
        for (int next = 1; next <= 10_001; next++) {
            request(0, next);
        }

        assertThat(answered(Long.MAX_VALUE)).hasSize(10_000);
    }
}
