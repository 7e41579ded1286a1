package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the instance when a stream thread fails, and keeps the reason. Thread-safe. */
final class StreamFailure implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamFailure.class);

    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    @Override
    public StreamThreadExceptionResponse handle(Throwable thrown) {
        Throwable reason = thrown;
        while (!(reason instanceof BelvedereException) && reason.getCause() != null) {
            reason = reason.getCause();
        }
        LOG.atError().setCause(thrown).log("the stream cannot go on");
        failure.completeExceptionally(
                reason instanceof BelvedereException
                        ? reason
                        : new EngineException("stream-failed", "the stream cannot go on: " + reason, thrown));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    boolean hasHappened() {
        return failure.isCompletedExceptionally();
    }

    /** Returns a future that completes exceptionally, with a {@link BelvedereException}, when a stream thread fails. */
    CompletableFuture<Void> future() {
        return failure.copy();
    }
}
