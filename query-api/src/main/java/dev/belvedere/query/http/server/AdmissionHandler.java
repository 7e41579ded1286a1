package dev.belvedere.query.http.server;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Precedes all reads: requests beyond what the instance can serve beside its stream wait, or are refused before any work is done for them. Requests for
 * health, the contract and what this instance knows of its sources are always answered.
 *
 * <p>The thread that has read a request for one row from its connection answers it if it can: a hand-over to another thread would cost a third of the
 * read. All other requests, and the rest of a pipelined batch, are handled by the thread pool. See {@code docs/decisions/0014-rows-in-place.md}.
 */
final class AdmissionHandler extends Handler.Wrapper {

    private static final String PAGE = "/docs";
    private static final String ROWS = "/rows/";
    private static final Set<String> ROW_METHODS = Set.of("GET", "HEAD");

    private final Set<String> unlimited;
    private final ReadPermits permits;
    private final Executor executor;
    private final boolean rowsInPlace;

    /**
     * @param unlimited paths whose requests need no permit
     * @param executor runs the requests that are not answered in place
     * @param rowsInPlace whether the threads that read requests must not block, and answer those for one row themselves; otherwise each request has a
     *     thread already
     */
    AdmissionHandler(Set<String> unlimited, ReadPermits permits, Executor executor, boolean rowsInPlace) {
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
