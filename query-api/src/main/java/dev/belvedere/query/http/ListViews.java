package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RefusedViewsJson;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.LocalViews;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /v1/views}: all views that the caller may read, and those that are not served. */
final class ListViews implements Handler {

    private final ServedViews served;
    private final LocalViews views;

    ListViews(ServedViews served, LocalViews views) {
        this.served = served;
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("views");
            for (ServedView each : served.readableBy(request)) {
                ViewJson.write(each, views.status(), views.incomplete(), json);
            }
            json.writeEndArray();
            RefusedViewsJson.write(served.refusedTo(request), json);
            json.writeEndObject();
        }));
    }
}
