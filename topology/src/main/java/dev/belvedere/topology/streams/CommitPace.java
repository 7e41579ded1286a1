package dev.belvedere.topology.streams;

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

    /** What a commit lets through is fetched during the first poll after it, and given by the second. */
    private static final int POLLS = 2;

    private final long intervalNanos;
    private final LongSupplier nanoClock;
    private final ThreadLocal<OfThread> ofThread = ThreadLocal.withInitial(OfThread::new);

    /** @param interval at least, from the beginning of one commit to that of the next, while a thread keeps up */
    CommitPace(Duration interval, LongSupplier nanoClock) {
        this.intervalNanos = interval.toNanos();
        this.nanoClock = nanoClock;
    }

    private final class OfThread {

        private long askedAt = nanoClock.getAsLong();
        private int polls;
        private int unworked;
        private boolean keepsUp = true;
        private @Nullable Runnable commit;

        /** What was polled together is committed together, rather than its first records now and the others with the next commit. */
        void commitIfDue() {
            if (commit == null || !keepsUp || unworked > 0 || polls < POLLS) {
                return;
            }
            long now = nanoClock.getAsLong();
            if (now - askedAt >= intervalNanos) {
                askedAt = now;
                commit.run();
                commit = null;
            }
        }
    }

    /** The calling thread has done something that its next commit makes visible. */
    void worked(Runnable commit) {
        OfThread mine = ofThread.get();
        mine.commit = commit;
        mine.unworked--;
        mine.commitIfDue();
    }

    /** The calling thread has worked on all it was given before, and been given so many records. */
    void polled(int records) {
        OfThread mine = ofThread.get();
        mine.polls++;
        mine.unworked = records;
        mine.keepsUp = records < BEHIND;
        mine.commitIfDue();
    }

    /** The calling thread has committed. */
    void committed() {
        OfThread mine = ofThread.get();
        mine.polls = 0;
        mine.commit = null;
    }
}
