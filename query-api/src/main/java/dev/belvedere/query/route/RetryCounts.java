package dev.belvedere.query.route;

import java.util.concurrent.atomic.LongAdder;

/** How often reads of one shard were sent to further replicas. Thread-safe. */
public final class RetryCounts {

    private final LongAdder retries = new LongAdder();
    private final LongAdder hedges = new LongAdder();

    /** The next replica is asked; whether the one before has not replied yet. */
    void next(boolean beside) {
        (beside ? hedges : retries).increment();
    }

    /** How often because the one before had refused or failed. */
    public long retries() {
        return retries.sum();
    }

    /** How often because the one before had not replied yet. */
    public long hedges() {
        return hedges.sum();
    }
}
