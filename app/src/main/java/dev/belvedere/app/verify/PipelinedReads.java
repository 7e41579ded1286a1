package dev.belvedere.app.verify;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads by key with up to 32 reads in flight. One thread starts them; responses arrive on any thread. */
final class PipelinedReads {

    private static final int IN_FLIGHT = 32;

    private final ServedRows served;
    private final Semaphore slots = new Semaphore(IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    PipelinedReads(ServedRows served) {
        this.served = served;
    }

    /**
     * Starts a read, and waits first if too many are in flight.
     *
     * @throws VerificationException if an earlier one failed
     */
    void start(Key key, BiConsumer<Key, Optional<JsonRow>> then) {
        refuseFailure();
        slots.acquireUninterruptibly();
        CompletableFuture<?> unused = served.row(key)
                .thenAccept(row -> then.accept(key, row))
                .whenComplete((done, thrown) -> {
                    if (thrown != null) {
                        failure.compareAndSet(null, thrown);
                    }
                    slots.release();
                });
    }

    /**
     * Waits for all reads.
     *
     * @throws VerificationException if one failed
     */
    void await() {
        slots.acquireUninterruptibly(IN_FLIGHT);
        slots.release(IN_FLIGHT);
        refuseFailure();
    }

    private void refuseFailure() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            Throwable cause =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            throw cause instanceof VerificationException known
                    ? known
                    : VerificationException.api("reading a row failed: " + cause, cause);
        }
    }
}
