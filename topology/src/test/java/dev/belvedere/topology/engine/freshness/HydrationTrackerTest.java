package dev.belvedere.topology.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.TestReplicas;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One store with one shard and two sources, which ended at 10 and 20 when the engine started at time 0. */
class HydrationTrackerTest {

    private static final String STORE = TestReplicas.store(0);
    private static final List<String> STORES = List.of(STORE);

    private final TopicEnds ends = new TopicEnds(new TopicEnds.Look(0, new long[] {10, 20}));
    private final LocalReplicas replicas = TestReplicas.of(2);
    private final HydrationTracker hydration = new HydrationTracker(ends, replicas);

    @Test
    void isHydratedOnceTheShardHasPassedTheEndsSeenAtStart() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 19});
        assertThat(hydration.status(STORES, true, 0).hydrated()).isFalse();

        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});

        assertThat(hydration.status(STORES, true, 0).hydrated()).isTrue();
    }

    @Test
    void isNotHydratedBeforeItsShardsAreAssigned() {
        assertThat(hydration.status(STORES, false, 0).hydrated()).isFalse();
    }

    @Test
    void hasNothingToWaitForWhereOtherInstancesHoldAllShards() {
        assertThat(hydration.status(STORES, true, 0).hydrated()).isTrue();
    }

    @Test
    void staysHydratedWhileShardsMove() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});
        hydration.status(STORES, true, 0);

        replicas.deactivated(new ShardId(STORE, 0));

        assertThat(hydration.status(STORES, false, 0).hydrated()).isTrue();
    }

    @Test
    void saysHowMuchIsIn() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 5});

        assertThat(hydration.status(STORES, true, 0).hydratedPercent()).isEqualTo(50);
    }

    @Test
    void estimatesTheRestByWhatHasComeInSinceItWasFirstLookedAt() {
        replicas.activated(new ShardId(STORE, 0), new long[] {3, 0});
        hydration.status(STORES, true, 1_000);

        replicas.activated(new ShardId(STORE, 0), new long[] {10, 5});

        assertThat(hydration.status(STORES, true, 5_000).hydratedInMs()).hasValue(5_000);
    }

    @Test
    void estimatesNothingWhereNothingHasComeIn() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 5});

        assertThat(hydration.status(STORES, true, 0).hydratedInMs()).isEmpty();
        assertThat(hydration.status(STORES, true, 9_000).hydratedInMs()).isEmpty();
    }

    @Test
    void estimatesNothingOnceHydrated() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 5});
        hydration.status(STORES, true, 0);

        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});

        assertThat(hydration.status(STORES, true, 1_000).hydratedInMs()).isEmpty();
    }

    @Test
    void countsTheEventsThatAreNotIn() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {13, 21}));

        assertThat(hydration.status(STORES, true, 600).lagEvents()).isEqualTo(4);
    }

    @Test
    void measuresLagFromWhenTheMissingEndWasFirstSeen() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {11, 20}));
        ends.add(new TopicEnds.Look(1_000, new long[] {12, 20}));

        assertThat(hydration.status(STORES, true, 1_200).lagMs()).isEqualTo(700);
    }

    @Test
    void hasNoLagWhenEverythingIsIn() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});

        assertThat(hydration.status(STORES, true, 2_000).lagMs()).isZero();
    }

    @Test
    void doesNotClaimToHaveEverythingInWhenItHasNotLookedForLong() {
        replicas.activated(new ShardId(STORE, 0), new long[] {10, 20});

        assertThat(hydration.status(STORES, true, 30_000).lagMs()).isEqualTo(30_000);
    }

    @Test
    void measuresTheLagOfAShardWhateverOthersHaveIn() {
        replicas.activated(new ShardId(STORE, 0), new long[] {11, 20});
        replicas.activated(new ShardId(STORE, 1), new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {11, 20}));

        assertThat(hydration.status(STORES, true, 900).lagMs()).isEqualTo(400);
        assertThat(ends.lagMs(replicas.replica(new ShardId(STORE, 0)).orElseThrow(), 900))
                .isZero();
        assertThat(ends.lagMs(replicas.replica(new ShardId(STORE, 1)).orElseThrow(), 900))
                .isEqualTo(400);
    }
}
