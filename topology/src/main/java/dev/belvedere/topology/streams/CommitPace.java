package dev.belvedere.topology.streams;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides when stream threads commit: as soon as a thread has processed everything that it was given, if that ends its share of an epoch in some stage, because the next
 * stage waits for that. A thread that was given only parts of its shares commits when Kafka Streams does by itself, which is less often: nobody sees anything of an epoch before
 * its end. Each thread has its own pace. Thread-safe.
 */
final class CommitPace {

    private final ThreadLocal<Pace> paces;

    CommitPace(int stages) {
        this.paces = ThreadLocal.withInitial(() -> new Pace(stages));
    }

    private static final class Pace {
        private int unworked;
        private final boolean[] more;
        private final boolean[] uncommitted;
        private @Nullable Runnable commit;

        Pace(int stages) {
            more = new boolean[stages];
            uncommitted = new boolean[stages];
        }

        void commitIfDue() {
            Runnable due = commit;
            if (due != null && unworked == 0 && hasDoneAStage()) {
                Arrays.fill(uncommitted, false);
                due.run();
            }
        }

        private boolean hasDoneAStage() {
            for (int stage = 0; stage < more.length; stage++) {
                if (uncommitted[stage] && !more[stage]) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The calling thread has processed a record.
     *
     * @param commit requests a commit of the thread
     */
    void worked(int stage, Runnable commit) {
        Pace mine = paces.get();
        mine.commit = commit;
        mine.uncommitted[stage] = true;
        mine.unworked = Math.max(0, mine.unworked - 1);
        mine.commitIfDue();
    }

    /**
     * The calling thread was given records.
     *
     * @param more by stage, whether more of the same epoch are to come
     */
    void polled(int records, boolean[] more) {
        Pace mine = paces.get();
        mine.unworked += records;
        System.arraycopy(more, 0, mine.more, 0, more.length);
        mine.commitIfDue();
    }

    /** The calling thread has committed. */
    void committed() {
        Arrays.fill(paces.get().uncommitted, false);
    }

    /** Tasks of the calling thread were taken from it, perhaps with records that they had not processed. */
    void revoked() {
        paces.get().unworked = 0;
    }
}
