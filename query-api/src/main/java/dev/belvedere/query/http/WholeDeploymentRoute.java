package dev.belvedere.query.http;

import dev.belvedere.query.http.request.Callers;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** A route that tells of all views and tables, so that it answers only callers that may read them. */
final class WholeDeploymentRoute implements Handler {

    private final Callers callers;
    private final Handler handler;

    WholeDeploymentRoute(Callers callers, Handler handler) {
        this.callers = callers;
        this.handler = handler;
    }

    @Override
    public void handle(Context request) throws Exception {
        callers.refuseUnlessAllViews(request);
        handler.handle(request);
    }
}
