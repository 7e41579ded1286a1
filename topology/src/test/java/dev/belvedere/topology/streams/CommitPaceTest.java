package dev.belvedere.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private int asked;
    private final CommitPace pace = new CommitPace(2);

    private void work(int records) {
        for (int i = 0; i < records; i++) {
            pace.worked(0, () -> asked++);
        }
    }

    @Test
    void commitsOnceEverythingIsProcessed() {
        pace.polled(0, 3, false);
        work(2);
        assertThat(asked).isZero();

        work(1);
        assertThat(asked).isOne();
    }

    @Test
    void waitsForTheRestOfTheEpoch() {
        pace.polled(0, 2, true);
        work(2);
        assertThat(asked).isZero();

        pace.polled(0, 1, false);
        work(1);
        assertThat(asked).isOne();
    }

    @Test
    void commitsIfTheRestTurnsOutToBeNothing() {
        pace.polled(0, 2, true);
        work(2);

        pace.polled(0, 0, false);

        assertThat(asked).isOne();
    }

    @Test
    void doesNotCommitWithoutWork() {
        pace.polled(0, 0, false);
        pace.committed();
        pace.polled(0, 0, false);

        assertThat(asked).isZero();
    }

    @Test
    void doesNotWaitForRecordsOfTasksThatWereTakenAway() {
        pace.polled(0, 5, false);
        work(1);

        pace.revoked();
        pace.polled(0, 1, false);
        work(1);

        assertThat(asked).isOne();
    }

    /** The next stage waits for what is done, whatever else there is to do. */
    @Test
    void commitsOneStageWhileAnotherHasMoreToDo() {
        pace.polled(0, 5, true);
        pace.polled(1, 1, false);
        work(3);
        assertThat(asked).isZero();

        pace.worked(1, () -> asked++);
        assertThat(asked).isOne();
    }
}
