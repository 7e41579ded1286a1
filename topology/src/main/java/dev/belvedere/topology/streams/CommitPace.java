package dev.belvedere.topology.streams;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when stream threads commit: at a short interval while they keep up with their input, so that results are visible soon; otherwise only when Kafka
 * Streams commits by itself, which is less often, because a commit takes as long for few records as for many. Each thread has its own pace. Thread-safe.
 */
final class CommitPace {

    /** A thread that polls this many records has fallen behind: half of what Kafka Streams takes in one poll. */
    private static final int BEHIND = 500;

    /** The records that a commit releases downstream are fetched during the first poll after it and returned by the second. */
    private static final int POLLS = 2;

    private final long intervalNanos;
    private final LongSupplier nanoClock;
    private final ThreadLocal<Pace> paces = ThreadLocal.withInitial(Pace::new);

    /** @param interval the least time from the beginning of one commit to that of the next */
    CommitPace(Duration interval, LongSupplier nanoClock) {
        this.intervalNanos = interval.toNanos();
        this.nanoClock = nanoClock;
    }

    private final class Pace {

        private long askedAt = nanoClock.getAsLong();
        private int polls;
        private int unworked;
        private boolean keepsUp = true;
        private @Nullable Runnable commit;

        /** Commits records that were polled together in one transaction, rather than the first ones now and the others with the next commit. */
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

    /**
     * The calling thread has processed a record.
     *
     * @param commit requests a commit of the thread
     */
    void worked(Runnable commit) {
        Pace mine = paces.get();
        mine.commit = commit;
        mine.unworked--;
        mine.commitIfDue();
    }

    /** The calling thread has processed everything that it polled before, and polled this many records. */
    void polled(int records) {
        Pace mine = paces.get();
        mine.polls++;
        mine.unworked = records;
        mine.keepsUp = records < BEHIND;
        mine.commitIfDue();
    }

    /** The calling thread has committed. */
    void committed() {
        Pace mine = paces.get();
        mine.polls = 0;
        mine.commit = null;
    }
}
