package dev.belvedere.query.route;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a read has for attempts, from its construction on. Thread-safe. */
public final class RetryBudget {

    /** The pause between two rounds of attempts: moving replicas are available again soon. */
    public static final Duration PAUSE = Duration.ofMillis(50);

    private final LongSupplier nanoTime;
    private final long startedAt;
    private final Duration total;

    public RetryBudget(Duration total) {
        this(total, System::nanoTime);
    }

    RetryBudget(Duration total, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.total = total;
    }

    /** The time left; negative once the budget is spent. */
    public Duration left() {
        return total.minusNanos(nanoTime.getAsLong() - startedAt);
    }

    /** Whether there is time for another round of attempts after a pause. */
    public boolean allowsAnotherRound() {
        return left().compareTo(PAUSE) >= 0;
    }

    boolean isSpent() {
        return left().isNegative();
    }
}
