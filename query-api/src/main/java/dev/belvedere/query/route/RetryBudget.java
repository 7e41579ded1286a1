package dev.belvedere.query.route;

import dev.belvedere.query.read.LocalViews;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks all copies again where none has answered: copies that move are there again soon. Thread-safe. */
public final class RetryBudget {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final LocalViews views;
    private final Executor executor;

    /** @param executor of the rounds */
    public RetryBudget(LocalViews views, Executor executor) {
        this.views = views;
        this.executor = executor;
    }

    /** Whether there is time for one more. */
    public static boolean isTimeForMore(Duration left) {
        return left.compareTo(BETWEEN) >= 0;
    }

    /** Completes a moment later, when it is known anew who holds what. */
    public CompletableFuture<Void> next() {
        Executor later = CompletableFuture.delayedExecutor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS, executor);
        return CompletableFuture.runAsync(views::lookAtCopies, later);
    }
}
