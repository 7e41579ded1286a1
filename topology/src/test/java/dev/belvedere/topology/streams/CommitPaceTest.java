package dev.belvedere.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that commits every 10 ms while it keeps up. */
class CommitPaceTest {

    private static final int MANY = 1_000;

    private long nowMs;
    private int asked;
    private final CommitPace pace = new CommitPace(Duration.ofMillis(10), () -> TimeUnit.MILLISECONDS.toNanos(nowMs));

    @BeforeEach
    void begin() {
        pace.committed();
    }

    private void work() {
        pace.worked(() -> asked++);
    }

    private void pollTwice() {
        pace.polled(0);
        pace.polled(0);
    }

    @Test
    void asksForACommitWhenItIsDue() {
        pollTwice();
        nowMs = 9;
        work();
        assertThat(asked).isZero();

        nowMs = 10;
        work();
        assertThat(asked).isOne();
    }

    @Test
    void commitsWhatWasDoneBeforeItWasDueWithoutFurtherWork() {
        work();
        nowMs = 10;
        pollTwice();

        assertThat(asked).isOne();
    }

    @Test
    void commitsTogetherWhatWasPolledTogether() {
        nowMs = 10;
        pace.polled(0);
        pace.polled(2);
        work();
        assertThat(asked).isZero();

        work();
        assertThat(asked).isOne();
    }

    @Test
    void givesWhatACommitLetThroughTheTimeToArrive() {
        nowMs = 10;
        pace.polled(1);
        work();
        assertThat(asked).isZero();

        pace.polled(1);
        work();
        assertThat(asked).isOne();
    }

    @Test
    void countsFromTheBeginningOfTheCommitBefore() {
        work();
        nowMs = 10;
        pollTwice();
        nowMs = 19;
        pace.committed();

        work();
        nowMs = 20;
        pollTwice();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void asksOnceForWhatWasDone() {
        work();
        nowMs = 10;
        pollTwice();
        nowMs = 30;
        pollTwice();

        assertThat(asked).isOne();
    }

    @Test
    void leavesItToStreamsWhileItIsBehind() {
        pollTwice();
        pace.polled(MANY);
        nowMs = 50;
        work();
        pace.polled(MANY);
        assertThat(asked).isZero();

        pace.polled(0);
        assertThat(asked).isOne();
    }

    @Test
    void hasNothingToCommitAfterACommit() {
        work();
        pace.committed();
        nowMs = 100;
        pollTwice();

        assertThat(asked).isZero();
    }

    @Test
    void doesNotKeepTheCommitOfAnotherThread() throws Exception {
        work();
        nowMs = 10;
        Thread other = new Thread(this::pollTwice);
        other.start();
        other.join();

        assertThat(asked).isZero();
    }
}
