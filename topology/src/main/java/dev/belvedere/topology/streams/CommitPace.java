package dev.belvedere.topology.streams;

import org.jspecify.annotations.Nullable;

/**
 * Decides when stream threads commit: as soon as a thread has processed everything that it was given of the epochs under way, because the next stage waits for that. A
 * thread that was given only a part of it commits when Kafka Streams does by itself, which is less often. Each thread has its own pace. Thread-safe.
 */
final class CommitPace {

    private final ThreadLocal<Pace> paces = ThreadLocal.withInitial(Pace::new);

    private static final class Pace {
        private int unworked;
        private boolean more;
        private @Nullable Runnable commit;

        void commitIfDue() {
            Runnable due = commit;
            if (due != null && unworked == 0 && !more) {
                commit = null;
                due.run();
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
        mine.unworked = Math.max(0, mine.unworked - 1);
        mine.commitIfDue();
    }

    /**
     * The calling thread was given records.
     *
     * @param more whether more of the same epochs are to come
     */
    void polled(int records, boolean more) {
        Pace mine = paces.get();
        mine.unworked += records;
        mine.more = more;
        mine.commitIfDue();
    }

    /** The calling thread has committed. */
    void committed() {
        paces.get().commit = null;
    }

    /** Tasks of the calling thread were taken from it, perhaps with records that they had not processed. */
    void revoked() {
        paces.get().unworked = 0;
    }
}
