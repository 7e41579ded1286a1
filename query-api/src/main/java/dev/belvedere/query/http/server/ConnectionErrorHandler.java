package dev.belvedere.query.http.server;

import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ReadProblems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that Jetty refuses before any route sees them, such as those that are not HTTP. */
final class ConnectionErrorHandler extends ErrorHandler {

    /** Jetty's status for requests that arrive while it stops. */
    private static final int STOPPING = 503;

    private static final int LONG_LINE = 414;
    private static final int LARGE_HEADERS = 431;

    private final ServerMetrics metrics;
    private final int headBytes;

    /**
     * @param metrics counts these requests
     * @param headBytes the most bytes of a request's line and headers
     */
    ConnectionErrorHandler(ServerMetrics metrics, int headBytes) {
        this.metrics = metrics;
        this.headBytes = headBytes;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        metrics.refused(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // Jetty closes the connection after most of these: the header keeps clients from sending another request on it.
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        Problem problem = problem(status);
        if (problem.isTemporary()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        response.write(true, ByteBuffer.wrap(problem.bytes()), callback);
    }

    private Problem problem(int status) {
        return switch (status) {
            case STOPPING -> ReadProblems.closed();
            case LONG_LINE, LARGE_HEADERS ->
                Problem.ofStatus(
                        status,
                        "The request's line and headers have more than " + headBytes
                                + " bytes. Ask for fewer keys at once, find the rows by an index or a scan, or raise http.head.");
            default -> Problem.ofStatus(status);
        };
    }
}
