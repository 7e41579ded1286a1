package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows rows. It is sent what is next when what was sent before is out, and so keeps nothing but its place. Signals come from any thread;
 * the work is done by one at a time, a piece each.
 */
final class SubscriberStream {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriberStream.class);

    private final EventSource events;
    private final StreamingResponse answer;
    private final Executor executor;
    private final Runnable ended;
    private final Runnable wake = this::signal;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean writing;
    private volatile boolean over;
    private volatile long writtenAt = System.nanoTime();
    private volatile boolean heartbeatDue = true;
    private volatile @Nullable Problem closing;
    private boolean closed;

    /** @param ended is run once, when the stream has ended */
    SubscriberStream(EventSource events, StreamingResponse answer, Executor executor, Runnable ended) {
        this.events = events;
        this.answer = answer;
        this.executor = executor;
        this.ended = ended;
    }

    /** There may be something to do. */
    void signal() {
        if (signals.getAndIncrement() == 0) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopping) {
            answer.cutOff();
        }
    }

    private void work() {
        int seen = signals.get();
        try {
            step();
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("A stream of changes failed");
            end();
        }
        // Not at once: others have their turn first.
        if (!signals.compareAndSet(seen, 0)) {
            execute();
        }
    }

    private void step() {
        if (over || writing) {
            return;
        }
        if (closed || answer.isClientGone()) {
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
        byte[] bytes;
        try {
            bytes = events.next();
        } catch (ProblemException over) {
            return closed(over.problem());
        }
        return bytes.length == 0 && heartbeatDue ? EventWriter.HEARTBEAT : bytes;
    }

    private byte[] closed(Problem why) {
        closed = true;
        return EventWriter.closed(why);
    }

    private void write(byte[] bytes) {
        heartbeatDue = false;
        writtenAt = System.nanoTime();
        writing = true;
        answer.write(bytes, Callback.from(this::written, this::failed));
    }

    private void written() {
        writing = false;
        signal();
    }

    private void failed(Throwable clientHasLeft) {
        LOG.atDebug().setCause(clientHasLeft).log("A client that followed changes has left");
        writing = false;
        closed = true;
        signal();
    }

    private void end() {
        if (!over) {
            over = true;
            events.close(wake);
            ended.run();
            answer.end();
        }
    }

    /** Time has passed: looks whether the client still takes what it is sent, and whether it has to hear something. */
    void tick(long heartbeatNanos, long longestWriteNanos) {
        long since = System.nanoTime() - writtenAt;
        if (writing) {
            if (since > longestWriteNanos) {
                answer.cutOff();
            }
            return;
        }
        heartbeatDue = since >= heartbeatNanos;
        signal();
    }

    /** Ends the stream, and says why. */
    void close(Problem why) {
        closing = why;
        signal();
    }
}
