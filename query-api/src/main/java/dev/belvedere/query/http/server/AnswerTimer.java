package dev.belvedere.query.http.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Goes before everything: tells a client's connection when an answer begins to be due and when it is out. Jetty counts only what comes in. */
public final class AnswerTimer extends Handler.Wrapper {

    public AnswerTimer(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ClientEndPoint client = ClientEndPoint.of(request);
        client.answering();
        Request.addCompletionListener(request, failure -> client.answered());
        return super.handle(request, response, callback);
    }
}
