package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /v1/views/{view}}: the description of a view, with its hydration and lag. */
final class GetView implements Handler {

    private final ServedViews served;
    private final LocalViews views;

    GetView(ServedViews served, LocalViews views) {
        this.served = served;
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters.none(request);
        ViewStatus status = views.status();
        request.contentType(Json.CONTENT_TYPE)
                .result(Json.bytes(json -> ViewJson.write(view, status, views.incomplete(), json)));
    }
}
