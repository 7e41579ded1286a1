package dev.belvedere.query.http.deployment;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.StallJson;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.freshness.Snapshot;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/sources}: the newest snapshot, and why nothing newer becomes visible, where something stands still. */
public final class ListSources implements Handler {

    private final LocalViews views;

    public ListSources(LocalViews views) {
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        request.contentType(Json.CONTENT_TYPE).result(Json.bytes(this::write));
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Optional<Snapshot> newest = views.snapshots().latest(List.of());
        if (newest.isPresent()) {
            json.writeStringField("snapshot", newest.get().token().text());
            json.writeNumberField("lagMs", views.snapshots().lagMs(newest.get()));
        }
        StallJson.write(views.stalls(), json);
        json.writeEndObject();
    }
}
