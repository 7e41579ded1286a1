package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.View;
import dev.belvedere.topology.engine.ViewStatus;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /health/ready}: whether every view is hydrated. A load balancer sends reads here only once it is so. */
final class GetReady implements Handler {

    private final LocalViews views;

    GetReady(LocalViews views) {
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        Parameters.none(request);
        Map<String, ViewStatus> statuses = new LinkedHashMap<>();
        for (View view : views.views()) {
            statuses.put(view.name(), views.status(view));
        }
        if (!views.alive() || !statuses.values().stream().allMatch(ViewStatus::hydrated)) {
            throw new ProblemException(Problem.unavailable(
                            "not-ready", "Not ready", "The stream has stopped, or a view is not hydrated yet.")
                    .with(json -> write(statuses, json)));
        }
        request.contentType(ViewJson.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "ready");
            write(statuses, json);
            json.writeEndObject();
        }));
    }

    private static void write(Map<String, ViewStatus> statuses, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("views");
        for (Map.Entry<String, ViewStatus> each : statuses.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", each.getKey());
            ViewJson.writeHydration(each.getValue(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
