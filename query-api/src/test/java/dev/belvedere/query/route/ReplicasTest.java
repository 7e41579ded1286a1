package dev.belvedere.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final ShardId SHARD = new ShardId(ORDERS.store(), 0);

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final Replicas replicas =
            new Replicas(new LocalViews(engine), Optional.of("a"), instances -> instances, Runnable::run);

    @BeforeEach
    void assign() {
        engine.replicas(new ReplicaMap(
                List.of("a", "b", "c"),
                Map.of(
                        SHARD,
                        List.of(
                                new Replica("b", Role.ACTIVE),
                                new Replica("c", Role.STANDBY),
                                new Replica("a", Role.STANDBY)))));
    }

    @Test
    void asksTheActiveReplicaThenTheLocalOneThenTheOthers() {
        engine.role(0, Optional.of(Role.STANDBY));

        assertThat(replicas.instancesFor(SHARD)).containsExactly("b", Replicas.LOCAL, "c");
    }

    @Test
    void asksTheLocalReplicaFirstIfItIsActiveWhateverTheAssignmentSays() {
        engine.role(0, Optional.of(Role.ACTIVE));

        assertThat(replicas.instancesFor(SHARD)).containsExactly(Replicas.LOCAL, "b", "c");
    }

    @Test
    void doesNotAskItselfForAReplicaThatItDoesNotHaveYet() {
        engine.role(0, Optional.empty());

        assertThat(replicas.instancesFor(SHARD)).containsExactly("b", "c");
    }

    @Test
    void asksUnresponsiveInstancesLast() {
        engine.role(0, Optional.empty());
        Replicas reversed = new Replicas(
                new LocalViews(engine),
                Optional.of("a"),
                instances -> {
                    List<String> order = new ArrayList<>(instances);
                    Collections.reverse(order);
                    return order;
                },
                Runnable::run);

        assertThat(reversed.instancesFor(SHARD)).containsExactly("c", "b");
    }

    @Test
    void demandsActiveReplicasOnlyOfTheInstanceThatIsAssignedThem() {
        assertThat(replicas.demandOf("b", List.of(SHARD))).isEqualTo(ReplicaDemand.ACTIVE);
        assertThat(replicas.demandOf("c", List.of(SHARD))).isEqualTo(ReplicaDemand.ANY);
    }
}
