package dev.belvedere.query.http.health;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.HydrationJson;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RefusedViewsJson;
import dev.belvedere.query.http.json.StallJson;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.Callers;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.SettledReplicas;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /health/ready}: whether every view is hydrated, and every replica assigned to this instance is restored. A load balancer sends reads
 * only after that. An instance of which nothing newer becomes visible is ready: it says what stands still.
 * So is one that does not serve a view: it says which, and why. Names are told only to callers that may read all views.
 */
public final class GetReady implements Handler {

    private final LocalViews views;
    private final SettledReplicas replicas;
    private final Callers callers;

    /** @param self how this instance is known to the others */
    public GetReady(LocalViews views, Optional<String> self, Callers callers) {
        this.views = views;
        this.callers = callers;
        this.replicas = new SettledReplicas(views, self);
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        Map<String, ViewStatus> statuses = new LinkedHashMap<>();
        for (View view : views.views()) {
            statuses.put(view.name(), views.status());
        }
        Json.Written details = callers.of(request).mayReadAll() ? json -> write(statuses, json) : json -> {};
        if (!views.alive() || !statuses.values().stream().allMatch(ViewStatus::hydrated)) {
            throw notReady("The stream has stopped, or a view is not hydrated yet.", details);
        }
        if (!replicas.haveSettled()) {
            throw notReady(
                    "Replicas assigned to this instance are still being restored, or were a moment ago: GET /v1/shards says which.",
                    details);
        }
        request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "ready");
            details.writeTo(json);
            json.writeEndObject();
        }));
    }

    private ProblemException notReady(String why, Json.Written details) {
        return new ProblemException(
                Problem.unavailable("not-ready", "Not ready", why).with(details));
    }

    private void write(Map<String, ViewStatus> statuses, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("views");
        for (Map.Entry<String, ViewStatus> each : statuses.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", each.getKey());
            HydrationJson.write(each.getValue(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        RefusedViewsJson.write(views.refusedViews(), json);
        StallJson.write(views.stalls(), json);
    }
}
