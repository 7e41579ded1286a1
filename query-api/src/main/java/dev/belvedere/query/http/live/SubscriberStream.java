package dev.belvedere.query.http.live;

import dev.belvedere.query.auth.TokenRefusal;
import dev.belvedere.query.http.problem.CredentialProblems;
import dev.belvedere.query.http.problem.Problem;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The response to one subscriber. The next events are read when the previous ones have been sent, so that nothing but the position is kept for it.
 * Any thread signals; one thread at a time works, a piece at each turn.
 */
final class SubscriberStream {

    private static final Problem EXPIRED = CredentialProblems.of(TokenRefusal.EXPIRED);
    private static final Logger LOG = LoggerFactory.getLogger(SubscriberStream.class);

    private final EventSource events;
    private final StreamingResponse response;
    private final Instant expires;
    private final Executor executor;
    private final Runnable wake = this::signal;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean writing;
    private volatile long writtenAt = System.nanoTime();
    private volatile boolean heartbeatDue = true;
    private volatile @Nullable Problem closing;
    private boolean closed;

    SubscriberStream(EventSource events, StreamingResponse response, Instant expires, Executor executor) {
        this.events = events;
        this.response = response;
        this.expires = expires;
        this.executor = executor;
    }

    /** Completes when the stream has ended. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Schedules a turn of work. */
    void signal() {
        if (signals.getAndIncrement() == 0) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopping) {
            response.cutOff();
        }
    }

    private void work() {
        int seen = signals.get();
        try {
            step();
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("A subscription failed");
            end();
        }
        // Through the executor: other subscribers have their turn first.
        if (!signals.compareAndSet(seen, 0)) {
            execute();
        }
    }

    private void step() {
        if (ended.isDone() || writing) {
            return;
        }
        if (closed || response.isClientGone()) {
            end();
            return;
        }
        byte[] next = next();
        if (next.length > 0) {
            write(next);
        } else if (!events.await(wake)) {
            signal();
        }
    }

    private byte[] next() {
        Problem why = closing;
        if (why != null) {
            return closed(why);
        }
        EventSource.Batch batch = events.next();
        if (batch.end().isPresent()) {
            return closed(batch.end().get());
        }
        return batch.text().length == 0 && heartbeatDue ? events.heartbeat() : batch.text();
    }

    private byte[] closed(Problem why) {
        closed = true;
        return EventWriter.closed(why);
    }

    private void write(byte[] bytes) {
        heartbeatDue = false;
        writtenAt = System.nanoTime();
        writing = true;
        response.write(bytes, Callback.from(this::written, this::failed));
    }

    private void written() {
        writing = false;
        signal();
    }

    private void failed(Throwable clientHasLeft) {
        LOG.atDebug().setCause(clientHasLeft).log("A subscriber has left");
        writing = false;
        closed = true;
        signal();
    }

    private void end() {
        if (!ended.isDone()) {
            events.close(wake);
            ended.complete(null);
            response.end();
        }
    }

    /**
     * Cuts off a client that does not take what was written, sends a heartbeat to one that was sent nothing for a while, and ends the stream of one whose
     * token has expired.
     */
    void tick(Instant now, long heartbeatNanos, long longestWriteNanos) {
        if (!now.isBefore(expires)) {
            closing = EXPIRED;
        }
        long since = System.nanoTime() - writtenAt;
        if (writing) {
            if (since > longestWriteNanos) {
                response.cutOff();
            }
            return;
        }
        heartbeatDue = since >= heartbeatNanos;
        signal();
    }

    /** Ends the stream with a problem. */
    void close(Problem why) {
        closing = why;
        signal();
    }
}
