package dev.belvedere.query.http;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Goes before everything that is read: more readers than the instance can serve beside its stream wait or are refused before any work is done for
 * them. Health, the contract and its page, and who holds what
 * are always answered.
 */
final class AdmitReads extends Handler.Wrapper {

    private static final Set<String> ALWAYS =
            Set.of("/health/live", "/health/ready", "/openapi.json", "/v1/shards", "/v1/instances", CopyReports.HERE);
    private static final String PAGE = "/docs";

    private final ReadPermits permits;

    AdmitReads(ReadPermits permits) {
        this.permits = permits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isRead(request)) {
            return super.handle(request, response, callback);
        }
        permits.admit(new AdmittedRead(getHandler(), permits, request, response, callback));
        return true;
    }

    private static boolean isRead(Request request) {
        String path = request.getHttpURI().getPath();
        return !(path == null
                || ALWAYS.contains(path)
                || path.startsWith(PAGE)
                || request.getMethod().equals("OPTIONS"));
    }
}
