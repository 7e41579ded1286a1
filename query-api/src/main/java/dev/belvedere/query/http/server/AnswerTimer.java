package dev.belvedere.query.http.server;

import dev.belvedere.query.http.metrics.RouteTimer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Precedes everything: measures for each connection how long the answer under way has taken. Jetty measures only what it receives. */
final class AnswerTimer extends Handler.Wrapper {

    private final RouteTimer unrouted;

    /** @param unrouted measures answers of no route */
    AnswerTimer(Handler next, RouteTimer unrouted) {
        super(next);
        this.unrouted = unrouted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ClientEndPoint client = ClientEndPoint.of(request);
        client.answering();
        Request.addCompletionListener(request, failure -> client.answered(request, response, failure, unrouted));
        return super.handle(request, response, callback);
    }
}
