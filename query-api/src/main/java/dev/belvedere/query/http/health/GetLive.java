package dev.belvedere.query.http.health;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.read.LocalViews;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /health/live}: whether the stream runs. A supervisor restarts the instance if it does not. */
public final class GetLive implements Handler {

    private final LocalViews views;

    public GetLive(LocalViews views) {
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        if (!views.alive()) {
            throw new ProblemException(Problem.unavailable(
                    "stream-stopped",
                    "Stream stopped",
                    "The stream has failed or was closed; the instance's log says why. Restart it."));
        }
        request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "live");
            json.writeEndObject();
        }));
    }
}
