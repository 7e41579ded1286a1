package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thread that commits every 10 ms while it keeps up. */
class CommitPaceTest {

    private static final int FEW = 20;
    private static final int MANY = 1_000;

    private long nowMs;
    private int asked;
    private final CommitPace pace = new CommitPace(Duration.ofMillis(10), () -> TimeUnit.MILLISECONDS.toNanos(nowMs));

    private void work() {
        pace.worked(() -> asked++);
    }

    @Test
    void asksForACommitWhenItIsDue() {
        pace.committed();
        pace.polled(FEW);
        nowMs = 9;
        work();
        assertThat(asked).isZero();

        nowMs = 10;
        work();
        assertThat(asked).isOne();
    }

    @Test
    void commitsWhatWasDoneBeforeItWasDueWithoutFurtherWork() {
        pace.committed();
        work();
        nowMs = 10;
        pace.polled(0);

        assertThat(asked).isOne();
    }

    @Test
    void asksOnceForWhatWasDone() {
        pace.committed();
        nowMs = 10;
        work();
        pace.polled(0);
        pace.polled(0);

        assertThat(asked).isOne();
    }

    @Test
    void leavesItToStreamsWhileItIsBehind() {
        pace.committed();
        pace.polled(MANY);
        nowMs = 50;
        work();
        pace.polled(MANY);
        assertThat(asked).isZero();

        pace.polled(FEW);
        assertThat(asked).isOne();
    }

    @Test
    void hasNothingToCommitAfterACommit() {
        work();
        pace.committed();
        nowMs = 100;
        pace.polled(0);

        assertThat(asked).isZero();
    }

    @Test
    void doesNotKeepTheCommitOfAnotherThread() throws Exception {
        work();
        nowMs = 10;
        Thread other = new Thread(() -> pace.polled(0));
        other.start();
        other.join();

        assertThat(asked).isZero();
    }
}
