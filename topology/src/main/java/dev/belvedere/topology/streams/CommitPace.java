package dev.belvedere.topology.streams;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides when stream threads commit: as soon as a thread has processed everything that it was given of the epoch of a stage, because the next stage waits for that. A thread
 * that was given only a part of it commits when Kafka Streams does by itself, which is less often: nobody sees anything of an epoch before its end. Each thread has its
 * own pace. Thread-safe.
 */
final class CommitPace {

    private final ThreadLocal<Pace> paces;

    CommitPace(int stages) {
        this.paces = ThreadLocal.withInitial(() -> new Pace(stages));
    }

    private static final class Pace {
        private final int[] unworked;
        private final boolean[] more;
        private final boolean[] uncommitted;
        private @Nullable Runnable commit;

        Pace(int stages) {
            unworked = new int[stages];
            more = new boolean[stages];
            uncommitted = new boolean[stages];
        }

        void commitIfDue(int stage) {
            Runnable due = commit;
            if (due != null && uncommitted[stage] && unworked[stage] == 0 && !more[stage]) {
                Arrays.fill(uncommitted, false);
                due.run();
            }
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
        mine.unworked[stage] = Math.max(0, mine.unworked[stage] - 1);
        mine.commitIfDue(stage);
    }

    /**
     * The calling thread was given records of a stage.
     *
     * @param more whether more of the same epoch are to come
     */
    void polled(int stage, int records, boolean more) {
        Pace mine = paces.get();
        mine.unworked[stage] += records;
        mine.more[stage] = more;
        mine.commitIfDue(stage);
    }

    /** The calling thread has committed. */
    void committed() {
        Arrays.fill(paces.get().uncommitted, false);
    }

    /** Tasks of the calling thread were taken from it, perhaps with records that they had not processed. */
    void revoked() {
        Arrays.fill(paces.get().unworked, 0);
    }
}
