package dev.belvedere.query.http.server;

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

/** Answers what Jetty refuses before any route sees it, such as a request that is not HTTP. */
public final class ConnectionErrorHandler extends ErrorHandler {

    /** Jetty says so of requests that come when it is to stop. */
    private static final int STOPPING = 503;

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // Jetty closes after most of these; a client that is not told would send its next request into the void.
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        Problem problem = status == STOPPING ? ReadProblems.closed() : Problem.ofStatus(status);
        if (problem.passes()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        response.write(true, ByteBuffer.wrap(problem.bytes()), callback);
    }
}
