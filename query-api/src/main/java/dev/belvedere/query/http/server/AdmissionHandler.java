package dev.belvedere.query.http.server;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Goes before everything that is read: more readers than the instance can serve beside its stream wait or are refused before any work is done for
 * them. Health, the contract and its page, and who holds what are always answered.
 *
 * <p>A request for one row is answered by the thread that has read it from its connection, where that may be: to hand it to another one costs a third of a read. All
 * else, and what a client has sent ahead of its answers, has other threads. See {@code docs/decisions/0014-rows-in-place.md}.
 */
public final class AdmissionHandler extends Handler.Wrapper {

    private static final String PAGE = "/docs";
    private static final String ROWS = "/rows/";
    private static final Set<String> ROW_METHODS = Set.of("GET", "HEAD");

    private final Set<String> unlimited;
    private final ReadPermits permits;
    private final Executor executor;
    private final boolean rowsInPlace;

    /**
     * @param unlimited paths whose requests need no permit
     * @param executor runs what is not answered in place
     * @param rowsInPlace whether requests are read by threads that must not wait, and that answer for one row themselves; otherwise each has a thread already
     */
    public AdmissionHandler(Set<String> unlimited, ReadPermits permits, Executor executor, boolean rowsInPlace) {
        this.unlimited = Set.copyOf(unlimited);
        this.permits = permits;
        this.executor = executor;
        this.rowsInPlace = rowsInPlace;
    }

    @Override
    public InvocationType getInvocationType() {
        return rowsInPlace ? InvocationType.NON_BLOCKING : InvocationType.BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (!isRead(request, path)) {
            return always(request, response, callback);
        }
        if (rowsInPlace && isOneRow(request, path) && ClientEndPoint.of(request).takeTurn()) {
            BufferedResponse outbox = new BufferedResponse(request, response, callback);
            permits.admit(new AdmittedRequest(getHandler(), permits, request, outbox, outbox.written()));
        } else {
            AdmittedRequest read = new AdmittedRequest(getHandler(), permits, request, response, callback);
            if (rowsInPlace) {
                permits.admitElsewhere(read);
            } else {
                permits.admit(read);
            }
        }
        return true;
    }

    private boolean always(Request request, Response response, Callback callback) throws Exception {
        if (!rowsInPlace) {
            return super.handle(request, response, callback);
        }
        try {
            executor.execute(() -> AdmittedRequest.answer(getHandler(), request, response, callback));
        } catch (RejectedExecutionException stopping) {
            callback.failed(stopping);
        }
        return true;
    }

    private boolean isRead(Request request, String path) {
        return !(path == null
                || unlimited.contains(path)
                || path.startsWith(PAGE)
                || request.getMethod().equals("OPTIONS"));
    }

    private static boolean isOneRow(Request request, String path) {
        int rows = path.indexOf(ROWS);
        return rows > 0 && path.indexOf('/', rows + ROWS.length()) < 0 && ROW_METHODS.contains(request.getMethod());
    }
}
