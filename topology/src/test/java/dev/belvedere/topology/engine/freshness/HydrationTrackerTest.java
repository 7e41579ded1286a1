package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.Boards;
import dev.belvedere.topology.engine.replica.LocalReplicas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One assembly with one shard over two sources, which ended at 10 and 20 when the engine started at time 0. */
class HydrationTrackerTest {

    private final TopicEnds ends = new TopicEnds(new TopicEnds.Look(0, new long[] {10, 20}));
    private final LocalReplicas board = Boards.of(2);
    private final HydrationTracker progress = new HydrationTracker(ends, board);

    @Test
    void isHydratedOnceTheShardHasPassedTheEndsSeenAtStart() {
        board.held(0, 0, new long[] {10, 19});
        assertThat(progress.status(0, true, 0).hydrated()).isFalse();

        board.held(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 0).hydrated()).isTrue();
    }

    @Test
    void isNotHydratedBeforeItsShardsAreAssigned() {
        assertThat(progress.status(0, false, 0).hydrated()).isFalse();
    }

    @Test
    void hasNothingToWaitForWhereOtherInstancesHoldAllShards() {
        assertThat(progress.status(0, true, 0).hydrated()).isTrue();
    }

    @Test
    void staysHydratedWhileShardsMove() {
        board.held(0, 0, new long[] {10, 20});
        progress.status(0, true, 0);

        board.gone(0, 0);

        assertThat(progress.status(0, false, 0).hydrated()).isTrue();
    }

    @Test
    void saysHowMuchIsIn() {
        board.held(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 0).hydratedPercent()).isEqualTo(50);
    }

    @Test
    void estimatesTheRestByWhatHasComeInSinceItWasFirstLookedAt() {
        board.held(0, 0, new long[] {3, 0});
        progress.status(0, true, 1_000);

        board.held(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 5_000).hydratedInMs()).hasValue(5_000);
    }

    @Test
    void estimatesNothingWhereNothingHasComeIn() {
        board.held(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 0).hydratedInMs()).isEmpty();
        assertThat(progress.status(0, true, 9_000).hydratedInMs()).isEmpty();
    }

    @Test
    void estimatesNothingOnceHydrated() {
        board.held(0, 0, new long[] {10, 5});
        progress.status(0, true, 0);

        board.held(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 1_000).hydratedInMs()).isEmpty();
    }

    @Test
    void countsTheEventsThatAreNotIn() {
        board.held(0, 0, new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {13, 21}));

        assertThat(progress.status(0, true, 600).lagEvents()).isEqualTo(4);
    }

    @Test
    void measuresLagFromWhenTheMissingEndWasFirstSeen() {
        board.held(0, 0, new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {11, 20}));
        ends.add(new TopicEnds.Look(1_000, new long[] {12, 20}));

        assertThat(progress.status(0, true, 1_200).lagMs()).isEqualTo(700);
    }

    @Test
    void hasNoLagWhenEverythingIsIn() {
        board.held(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 2_000).lagMs()).isZero();
    }

    @Test
    void doesNotClaimToHaveEverythingInWhenItHasNotLookedForLong() {
        board.held(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 30_000).lagMs()).isEqualTo(30_000);
    }

    @Test
    void measuresTheLagOfAShardWhateverOthersHaveIn() {
        board.held(0, 0, new long[] {11, 20});
        board.held(0, 1, new long[] {10, 20});
        ends.add(new TopicEnds.Look(500, new long[] {11, 20}));

        assertThat(progress.status(0, true, 900).lagMs()).isEqualTo(400);
        assertThat(ends.lagMs(board.shard(0, 0).orElseThrow(), 900)).isZero();
        assertThat(ends.lagMs(board.shard(0, 1).orElseThrow(), 900)).isEqualTo(400);
    }
}
