package dev.belvedere.query.http.server;

import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ReadProblems;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request with a permit. It gives the permit back when its response begins to be sent, so that a slow client keeps no other request waiting, and at the
 * latest when its handler returns, so that a request that another thread answers later holds none meanwhile.
 */
final class AdmittedRequest extends Response.Wrapper implements ReadPermits.Read {

    private static final Problem OVERLOADED = ReadProblems.overloaded(
            "This instance has as many reads under way as it can serve beside its stream. Retry, or ask another instance.");
    private static final byte[] REFUSAL = OVERLOADED.bytes();

    private final Handler handler;
    private final ReadPermits permits;
    private final Callback callback;
    private final AtomicBoolean givenBack = new AtomicBoolean();

    AdmittedRequest(Handler handler, ReadPermits permits, Request request, Response response, Callback callback) {
        super(request, response);
        this.handler = handler;
        this.permits = permits;
        this.callback = callback;
    }

    @Override
    public void run() {
        try {
            answer(handler, getRequest(), this, callback);
        } finally {
            giveBack();
        }
    }

    /** Calls a handler, and answers 404 if it does not answer, 500 if it fails. */
    static void answer(Handler handler, Request request, Response response, Callback callback) {
        try {
            if (!handler.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    @Override
    public void refuse() {
        getRequest().setAttribute(ServerMetrics.OUTCOME, OVERLOADED.code());
        setStatus(OVERLOADED.status());
        getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        getHeaders().put(HttpHeader.RETRY_AFTER, OVERLOADED.retryAfterSeconds());
        getWrapped().write(true, ByteBuffer.wrap(REFUSAL), callback);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer bytes, Callback written) {
        giveBack();
        super.write(last, bytes, written);
    }

    private void giveBack() {
        if (givenBack.compareAndSet(false, true)) {
            permits.giveBack();
        }
    }
}
