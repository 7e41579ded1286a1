package dev.belvedere.topology.engine;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers the resources that an engine has opened, and closes them in reverse order. Thread-safe. */
final class OpenResources {

    private final Deque<Consumer<Duration>> closings = new ConcurrentLinkedDeque<>();

    /**
     * Adds a resource that was just opened.
     *
     * @param closing closes it within a timeout
     * @return the resource
     */
    <T> T addWithTimeout(T resource, BiConsumer<? super T, Duration> closing) {
        closings.push(timeout -> closing.accept(resource, timeout));
        return resource;
    }

    /** Adds a resource that closes without a timeout. */
    <T> T add(T resource, Consumer<? super T> closing) {
        return addWithTimeout(resource, (open, timeout) -> closing.accept(open));
    }

    /**
     * Closes all resources. If some cannot be closed, the others are closed all the same, and the first failure is thrown with the others suppressed. A
     * second call does nothing.
     */
    void close(Duration timeout) {
        RuntimeException failure = null;
        for (Consumer<Duration> next = closings.poll(); next != null; next = closings.poll()) {
            try {
                next.accept(timeout);
            } catch (RuntimeException e) {
                failure = joined(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes all resources after a failure, to which it adds those of closing. */
    void closeAfter(Throwable failure, Duration timeout) {
        try {
            close(timeout);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static RuntimeException joined(@Nullable RuntimeException first, RuntimeException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
