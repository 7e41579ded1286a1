package dev.belvedere.topology.flow;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When stream threads commit: soon while they keep up with what they read, so that it is seen soon; and only when Streams does by itself, which is less often,
 * while they do not, because a commit takes as long whether much or little is in it. A thread's pace is its own.
 */
final class CommitPace {

    /** Who polls as many records has fallen behind: half of what Streams takes in one poll. */
    private static final int BEHIND = 500;

    private final long intervalNanos;
    private final LongSupplier nanoClock;
    private final ThreadLocal<OfThread> ofThread = ThreadLocal.withInitial(OfThread::new);

    /** @param interval from one commit to the next while a thread keeps up */
    CommitPace(Duration interval, LongSupplier nanoClock) {
        this.intervalNanos = interval.toNanos();
        this.nanoClock = nanoClock;
    }

    private final class OfThread {

        private long committedAt = nanoClock.getAsLong();
        private boolean keepsUp = true;
        private @Nullable Runnable commit;

        void commitIfDue() {
            if (commit != null && keepsUp && nanoClock.getAsLong() - committedAt >= intervalNanos) {
                commit.run();
                commit = null;
            }
        }
    }

    /** The calling thread has done something that its next commit makes visible. */
    void worked(Runnable commit) {
        OfThread mine = ofThread.get();
        mine.commit = commit;
        mine.commitIfDue();
    }

    /** The calling thread has been given so many records to work on. */
    void polled(int records) {
        OfThread mine = ofThread.get();
        mine.keepsUp = records < BEHIND;
        mine.commitIfDue();
    }

    /** The calling thread has committed. */
    void committed() {
        OfThread mine = ofThread.get();
        mine.committedAt = nanoClock.getAsLong();
        mine.commit = null;
    }
}
