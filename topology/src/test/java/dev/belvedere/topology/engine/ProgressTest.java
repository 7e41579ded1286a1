package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One assembly with one shard over two sources, which ended at 10 and 20 when the engine started at time 0. */
class ProgressTest {

    private final Progress progress = new Progress(new long[] {10, 20}, 0);

    @Test
    void isHydratedOnceTheShardHasPassedTheEndsSeenAtStart() {
        progress.reached(0, 0, new long[] {10, 19});
        assertThat(progress.status(0, true, 0).hydrated()).isFalse();

        progress.reached(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 0).hydrated()).isTrue();
    }

    @Test
    void isNotHydratedBeforeItsShardsAreAssigned() {
        assertThat(progress.status(0, true, 0).hydrated()).isFalse();
    }

    @Test
    void staysHydratedWhileShardsMove() {
        progress.reached(0, 0, new long[] {10, 20});
        progress.status(0, true, 0);

        progress.gone(0, 0);

        assertThat(progress.status(0, false, 0).hydrated()).isTrue();
    }

    @Test
    void saysHowMuchIsIn() {
        progress.reached(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 0).hydratedPercent()).isEqualTo(50);
    }

    @Test
    void estimatesTheRestByWhatHasComeInSinceItWasFirstLookedAt() {
        progress.reached(0, 0, new long[] {3, 0});
        progress.status(0, true, 1_000);

        progress.reached(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 5_000).hydratedInMs()).hasValue(5_000);
    }

    @Test
    void estimatesNothingWhereNothingHasComeIn() {
        progress.reached(0, 0, new long[] {10, 5});

        assertThat(progress.status(0, true, 0).hydratedInMs()).isEmpty();
        assertThat(progress.status(0, true, 9_000).hydratedInMs()).isEmpty();
    }

    @Test
    void estimatesNothingOnceHydrated() {
        progress.reached(0, 0, new long[] {10, 5});
        progress.status(0, true, 0);

        progress.reached(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 1_000).hydratedInMs()).isEmpty();
    }

    @Test
    void countsTheEventsThatAreNotIn() {
        progress.reached(0, 0, new long[] {10, 20});
        progress.ends(500, new long[] {13, 21});

        assertThat(progress.status(0, true, 600).lagEvents()).isEqualTo(4);
    }

    @Test
    void measuresLagFromWhenTheMissingEndWasFirstSeen() {
        progress.reached(0, 0, new long[] {10, 20});
        progress.ends(500, new long[] {11, 20});
        progress.ends(1_000, new long[] {12, 20});

        assertThat(progress.status(0, true, 1_200).lagMs()).isEqualTo(700);
    }

    @Test
    void hasNoLagWhenEverythingIsIn() {
        progress.reached(0, 0, new long[] {10, 20});

        assertThat(progress.status(0, true, 10_000).lagMs()).isZero();
    }
}
