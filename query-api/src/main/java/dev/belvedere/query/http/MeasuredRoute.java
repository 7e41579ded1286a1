package dev.belvedere.query.http;

import dev.belvedere.query.http.metrics.RouteTimer;
import dev.belvedere.query.http.server.AnswerTimer;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** A route whose requests are measured. */
final class MeasuredRoute implements Handler {

    private final RouteTimer timer;
    private final Handler handler;

    MeasuredRoute(RouteTimer timer, Handler handler) {
        this.timer = timer;
        this.handler = handler;
    }

    @Override
    public void handle(Context request) throws Exception {
        AnswerTimer.route(request.req(), timer);
        handler.handle(request);
    }
}
