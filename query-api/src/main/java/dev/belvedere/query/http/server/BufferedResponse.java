package dev.belvedere.query.http.server;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer from its writer at once and sends it as the client takes it, so that no write waits. It holds a copy of what was written and is not sent: for
 * answers that are in memory as a whole anyway. The writer is one thread at a time.
 */
final class BufferedResponse extends Response.Wrapper {

    private record Part(boolean last, @Nullable ByteBuffer bytes) {}

    private final Queue<Part> parts = new ConcurrentLinkedQueue<>();
    private final Callback sent;
    private final Callback written = Callback.from(() -> written(null), this::written);
    private final Sending sending = new Sending();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean isWritten;
    private volatile @Nullable Throwable notWritten;
    private volatile @Nullable Throwable notSent;

    /** @param sent is called once the answer is written and sent, or one of the two has failed and the writer is done */
    BufferedResponse(Request request, Response response, Callback sent) {
        super(request, response);
        this.sent = sent;
    }

    /** To be called, instead of the other one, by who has written the answer or cannot write it. */
    Callback written() {
        return written;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer bytes, Callback taken) {
        parts.add(new Part(last, copy(bytes)));
        sending.iterate();
        Throwable failure = notSent;
        if (failure == null) {
            taken.succeeded();
        } else {
            taken.failed(failure);
        }
    }

    private static @Nullable ByteBuffer copy(@Nullable ByteBuffer bytes) {
        return bytes == null
                ? null
                : ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private void written(@Nullable Throwable failure) {
        notWritten = failure;
        isWritten = true;
        sending.iterate();
        endIfNotSent();
    }

    // Not before the writer is done: what it writes to is the next request's then.
    private void endIfNotSent() {
        Throwable failure = notSent;
        if (failure != null && isWritten) {
            end(failure);
        }
    }

    private void end(@Nullable Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        if (failure == null) {
            sent.succeeded();
        } else {
            sent.failed(failure);
        }
    }

    /** Sends one part after the other. */
    private final class Sending extends IteratingCallback {

        @Override
        protected Action process() {
            Part next = parts.poll();
            if (next != null) {
                getWrapped().write(next.last(), next.bytes(), this);
                return Action.SCHEDULED;
            }
            return isWritten ? Action.SUCCEEDED : Action.IDLE;
        }

        @Override
        protected void onCompleteSuccess() {
            end(notWritten);
        }

        @Override
        protected void onCompleteFailure(Throwable failure) {
            notSent = failure;
            endIfNotSent();
        }
    }
}
