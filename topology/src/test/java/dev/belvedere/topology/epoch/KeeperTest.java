package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.transaction.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A table whose stage writes to two others, of which the first one writes to the second. */
class KeeperTest {

    private static final int TABLE = 0;
    private static final int TO_LAST = 3;

    private static final Stages STAGES = new Stages(
            3,
            List.of(
                    new Stages.Input("rates", 0, 0, Stages.PRODUCERS),
                    new Stages.Input("exchange-0-1", 0, 1, 0),
                    new Stages.Input("exchange-1-2", 0, 2, 1),
                    new Stages.Input("exchange-0-2", 0, 2, 0)),
            List.of());

    private final Keeper keeper = new Keeper(
            STAGES,
            new Sources(List.of(new Sources.Source(0, "rates", 0)), List.of(0, 1)),
            List.of("rates"),
            List.of(),
            Leader.NONE.next(),
            Keeper.start(STAGES, 0, 1),
            0);

    private long events;
    private long sent;
    private long reports;

    private void event() {
        keeper.intake().event(TABLE, events++, Membership.NONE);
        keeper.intake().polled(TABLE, events);
    }

    /** The tables' stage has processed all events, and written a record for the last stage. */
    private void tablesDone(long processed) {
        report(new Report(Map.of(TABLE, processed), Map.of(TO_LAST, ++sent), Map.of()));
    }

    private void lastDone(long processed) {
        report(new Report(Map.of(TO_LAST, processed), Map.of(), Map.of()));
    }

    private void report(Report report) {
        keeper.report(report, reports++);
    }

    /** Returns the epochs that stages begin at a time in milliseconds, as "stage:epoch". */
    private List<String> begin(long ms) {
        Optional<EpochsRecord.Decision> decision = keeper.decide(TimeUnit.MILLISECONDS.toNanos(ms));
        return decision.stream()
                .flatMap(made -> made.openings().stream())
                .map(opening -> opening.stage() + ":" + opening.epoch())
                .toList();
    }

    @Test
    void stageWithoutAnythingToDoCostsNoDecision() {
        event();
        assertThat(begin(0)).containsExactly("0:1");

        tablesDone(1);

        assertThat(begin(20)).containsExactly("1:1", "2:1");
    }

    @Test
    void stagesThatFinishTogetherBeginTogether() {
        event();
        begin(0);
        event();
        tablesDone(1);
        assertThat(begin(20)).containsExactly("0:2", "1:1", "2:1");

        event();
        tablesDone(2);
        lastDone(1);

        assertThat(begin(40)).containsExactly("0:3", "1:2", "2:2");
    }

    @Test
    void stageThatHasFinishedWaitsForAnotherButNotLongerThanItTook() {
        event();
        begin(0);
        event();
        tablesDone(1);
        begin(20);
        event();
        tablesDone(2);

        assertThat(begin(30)).isEmpty();
        assertThat(keeper.isWaitingForTime()).isTrue();
        assertThat(begin(39)).isEmpty();
        assertThat(begin(40)).containsExactly("0:3", "1:2");
    }

    @Test
    void stageThatHasFinishedBeginsWithTheOneThatItWaitsFor() {
        event();
        begin(0);
        event();
        tablesDone(1);
        begin(20);
        event();
        tablesDone(2);
        begin(30);
        lastDone(1);

        assertThat(begin(35)).containsExactly("0:3", "1:2", "2:2");
    }
}
