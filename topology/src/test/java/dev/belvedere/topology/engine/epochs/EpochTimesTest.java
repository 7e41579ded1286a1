package dev.belvedere.topology.engine.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Opening;
import dev.belvedere.topology.epoch.EpochsRecord.Release;
import dev.belvedere.topology.epoch.Leader;
import dev.belvedere.topology.epoch.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochTimesTest {

    private static final long MS = 1_000_000;

    private final List<String> told = new ArrayList<>();
    /** One database with source 0, and source 1 without transactions. */
    private final EpochTimes times = new EpochTimes(new Told(), 2, Position.start(1, 2));

    @Test
    void tellsHowLongAfterItsCommitATransactionIsVisible() {
        times.transaction(0, 4, 1_000);
        times.transaction(0, 5, 1_500);
        opens(0, 1, position(5, 8, 0), 0);
        times.decided(release(1), 0, 3_000);

        assertThat(told).contains("transaction 0 PT2S").doesNotContain("transaction 0 PT1.5S");
    }

    @Test
    void tellsATransactionInTheEpochThatTakesItInThoughLaterOnesHaveBegun() {
        times.transaction(0, 4, 1_000);
        opens(0, 1, position(5, 8, 0), 0);
        times.transaction(0, 5, 1_500);
        opens(0, 2, position(6, 9, 0), 0);
        times.decided(release(1), 0, 3_000);
        told.clear();
        times.decided(release(2), 0, 3_000);

        assertThat(told).contains("transaction 0 PT1.5S", "taken 0 1").doesNotContain("transaction 0 PT2S");
    }

    @Test
    void takesAClockThatIsAheadForNow() {
        times.transaction(0, 4, 9_000);
        opens(0, 1, position(5, 8, 0), 0);
        times.decided(release(1), 0, 3_000);

        assertThat(told).contains("transaction 0 PT0S");
    }

    @Test
    void tellsEventsWithoutTransactionsOnceAPoll() {
        times.events(1, 7, 2_000);
        opens(0, 1, position(0, 0, 8), 0);
        times.decided(release(1), 0, 3_000);

        assertThat(told).contains("event PT1S", "taken 1 8");
    }

    @Test
    void tellsHowLongEpochsAndStagesTook() {
        opens(0, 1, position(1, 1, 0), 10 * MS);
        times.look(stage -> stage == 0, 15 * MS);
        times.decided(decision(List.of(new Opening(1, 1, Map.of(), Optional.empty())), Optional.empty()), 15 * MS, 0);
        times.decided(release(1), 35 * MS, 0);
        times.look(stage -> true, 35 * MS);

        assertThat(told).contains("stage 0 PT0.005S", "stage 1 PT0.02S", "epoch PT0.025S");
    }

    @Test
    void tellsEachEpochThatOneReleaseShows() {
        opens(0, 1, position(1, 1, 0), 0);
        opens(0, 2, position(2, 2, 0), 10 * MS);
        times.decided(release(2), 20 * MS, 0);

        assertThat(told).contains("epoch PT0.02S", "epoch PT0.01S", "taken 0 2");
    }

    private void opens(int stage, long epoch, Position position, long nanos) {
        times.decided(
                decision(List.of(new Opening(stage, epoch, Map.of(), Optional.of(position))), Optional.empty()),
                nanos,
                0);
    }

    private static Decision release(long epoch) {
        return decision(List.of(), Optional.of(new Release(epoch, Map.of(), Map.of())));
    }

    private static Decision decision(List<Opening> openings, Optional<Release> release) {
        return new Decision(Leader.NONE, 0, openings, release);
    }

    private static Position position(long ended, long... taken) {
        return new Position(new long[] {ended}, new long[1], taken, taken, new long[1], new long[taken.length], false);
    }

    private final class Told implements EpochObserver {

        @Override
        public void leads(boolean now) {
            told.add("leads " + now);
        }

        @Override
        public void stageTook(int stage, Duration time) {
            told.add("stage " + stage + " " + time);
        }

        @Override
        public void epochTook(Duration time) {
            told.add("epoch " + time);
        }

        @Override
        public void transactionVisible(int database, Duration age) {
            told.add("transaction " + database + " " + age);
        }

        @Override
        public void eventVisible(Duration age) {
            told.add("event " + age);
        }

        @Override
        public void taken(int source, long offsets) {
            told.add("taken " + source + " " + offsets);
        }
    }
}
