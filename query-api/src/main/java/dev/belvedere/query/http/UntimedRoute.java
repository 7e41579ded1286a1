package dev.belvedere.query.http;

import dev.belvedere.query.http.server.AnswerTimer;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** A route whose answers go on for as long as the client wants, so that their times say nothing. */
final class UntimedRoute implements Handler {

    private final Handler handler;

    UntimedRoute(Handler handler) {
        this.handler = handler;
    }

    @Override
    public void handle(Context request) throws Exception {
        AnswerTimer.leaveOut(request.req());
        handler.handle(request);
    }
}
