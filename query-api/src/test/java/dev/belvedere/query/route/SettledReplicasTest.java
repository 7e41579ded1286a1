package dev.belvedere.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettledReplicasTest {

    private static final FakeView ORDERS = FakeView.orderSummary();

    private final AtomicLong now = new AtomicLong();
    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final SettledReplicas replicas = new SettledReplicas(new LocalViews(engine), Optional.of("a"), now::get);

    @BeforeEach
    void assign() {
        engine.replicas(assignment("a", "b"));
    }

    private static ReplicaMap assignment(String... instances) {
        return new ReplicaMap(
                List.of(instances), Map.of(new ShardId(ORDERS.store(), 0), List.of(new Replica("a", Role.ACTIVE))));
    }

    private boolean settledAfter(Duration time) {
        now.addAndGet(time.toNanos());
        return replicas.haveSettled();
    }

    @Test
    void settlesOnceTheAssignmentHasStayedTheSame() {
        assertThat(settledAfter(Duration.ZERO)).isFalse();
        assertThat(settledAfter(Duration.ofSeconds(2))).isFalse();
        assertThat(settledAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void beginsAnewWhenTheAssignmentChanges() {
        settledAfter(Duration.ZERO);
        engine.replicas(assignment("a", "b", "c"));

        assertThat(settledAfter(Duration.ofSeconds(3))).isFalse();
    }

    @Test
    void doesNotSettleWhileAReplicaIsBeingRestored() {
        settledAfter(Duration.ZERO);
        engine.restored(0, OptionalDouble.of(50));

        assertThat(settledAfter(Duration.ofSeconds(4))).isFalse();
    }

    @Test
    void settlesAtOnceAlone() {
        engine.replicas(assignment("a"));

        assertThat(settledAfter(Duration.ZERO)).isTrue();
    }

    @Test
    void staysSettledWhateverIsAssignedLater() {
        engine.replicas(assignment("a"));
        settledAfter(Duration.ZERO);
        engine.replicas(assignment("a", "b"));

        assertThat(settledAfter(Duration.ZERO)).isTrue();
    }
}
