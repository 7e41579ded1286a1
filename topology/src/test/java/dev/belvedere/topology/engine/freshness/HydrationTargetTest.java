package dev.belvedere.topology.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.epoch.Position;
import org.junit.jupiter.api.Test;

/** Two partitions, which end at 10 and 20 at the start. */
class HydrationTargetTest {

    private final TopicEnds ends = new TopicEnds(look(1_000, 10, 20));
    private final HydrationTarget target = new HydrationTarget(ends);

    private static TopicEnds.Look look(long atMs, long... offsets) {
        return new TopicEnds.Look(atMs, offsets);
    }

    private static Position at(boolean snapshotting, long... reached) {
        return new Position(new long[1], new long[1], reached, reached, new long[1], new long[2], snapshotting);
    }

    @Test
    void isWhatTheTopicsContainedAtTheStart() {
        assertThat(target.isReached(at(false, 10, 19), 1_100)).isFalse();
        assertThat(target.percent(at(false, 5, 10))).isEqualTo(50);
        ends.add(look(1_200, 100, 100));

        assertThat(target.isReached(at(false, 10, 20), 1_300)).isTrue();
    }

    @Test
    void isNotReachedDuringAnInitialSnapshot() {
        assertThat(target.isReached(at(true, 10, 20), 1_100)).isFalse();
    }

    @Test
    void hasAllRowsOfASnapshotWhoseLastOneComesBeforeOthers() {
        target.isReached(at(true, 10, 20), 1_100);
        ends.add(look(1_150, 15, 25));
        assertThat(target.isReached(at(false, 15, 25), 1_200))
                .as("rows may have come since the look")
                .isFalse();

        ends.add(look(1_250, 15, 40));

        assertThat(target.isReached(at(false, 15, 25), 1_300)).isFalse();
        assertThat(target.isReached(at(false, 15, 40), 1_400)).isTrue();
    }
}
