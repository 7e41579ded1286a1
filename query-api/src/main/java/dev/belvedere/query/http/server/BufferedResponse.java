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
 * Accepts a response from its writer at once and sends it as the client takes it, so that no write blocks. It copies what is written and not yet sent, so
 * it is for responses that are in memory as a whole anyway. One thread at a time writes.
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

    /** @param sent is called once the response is written and sent, or either has failed and the writer is done */
    BufferedResponse(Request request, Response response, Callback sent) {
        super(request, response);
        this.sent = sent;
    }

    /** The callback for the writer to complete, instead of the connection's own. */
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

    // Not before the writer is done: afterwards the connection belongs to the next request.
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

    /** Sends the parts one after another. */
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
