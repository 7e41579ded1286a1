package dev.belvedere.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private int asked;
    private final CommitPace pace = new CommitPace(2);

    private void polled(int records, boolean moreOfTables, boolean moreOfNextStage) {
        pace.polled(records, new boolean[] {moreOfTables, moreOfNextStage});
    }

    private void work(int records) {
        for (int i = 0; i < records; i++) {
            pace.worked(0, () -> asked++);
        }
    }

    @Test
    void commitsOnceEverythingIsProcessed() {
        polled(3, false, false);
        work(2);
        assertThat(asked).isZero();

        work(1);
        assertThat(asked).isOne();
    }

    @Test
    void waitsForTheRestOfTheEpoch() {
        polled(2, true, false);
        work(2);
        assertThat(asked).isZero();

        polled(1, false, false);
        work(1);
        assertThat(asked).isOne();
    }

    @Test
    void commitsIfTheRestTurnsOutToBeNothing() {
        polled(2, true, false);
        work(2);

        polled(0, false, false);

        assertThat(asked).isOne();
    }

    @Test
    void doesNotCommitWithoutWork() {
        polled(0, false, false);
        pace.committed();
        polled(0, false, false);

        assertThat(asked).isZero();
    }

    @Test
    void doesNotWaitForRecordsOfTasksThatWereTakenAway() {
        polled(5, false, false);
        work(1);

        pace.revoked();
        polled(1, false, false);
        work(1);

        assertThat(asked).isOne();
    }

    /** The next stage waits for what is done, whatever else there is to do. */
    @Test
    void commitsOneStageWhileAnotherHasMoreToDo() {
        polled(5, true, false);
        work(4);
        assertThat(asked).isZero();

        pace.worked(1, () -> asked++);
        assertThat(asked).isOne();
    }

    /** Each of two commits would take as long as one of both. */
    @Test
    void doesNotCommitOneStageBeforeEverythingThatWasGivenIsProcessed() {
        polled(3, false, false);
        pace.worked(1, () -> asked++);
        work(1);
        assertThat(asked).isZero();

        work(1);
        assertThat(asked).isOne();
    }
}
