package dev.belvedere.query.http.deployment;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.peer.ReplicaReport;
import dev.belvedere.query.peer.ReplicaReports;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/instances}: the instances of the deployment, and how many active and standby replicas each has. */
public final class ListInstances implements Handler {

    private final ReplicaReports reports;

    public ListInstances(ReplicaReports reports) {
        this.reports = reports;
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        request.future(() -> reports.all()
                .thenAccept(
                        all -> request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> write(all, json)))));
    }

    private void write(Map<String, Optional<List<ReplicaReport>>> all, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("instances");
        for (Map.Entry<String, Optional<List<ReplicaReport>>> each : all.entrySet()) {
            json.writeStartObject();
            json.writeStringField("address", each.getKey());
            json.writeBooleanField("self", each.getKey().equals(reports.self()));
            json.writeBooleanField("alive", each.getValue().isPresent());
            List<ReplicaReport> replicas = each.getValue().orElse(List.of());
            json.writeNumberField("active", count(replicas, "active"));
            json.writeNumberField("standby", count(replicas, "standby"));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long count(List<ReplicaReport> replicas, String role) {
        return replicas.stream().filter(replica -> replica.is(role)).count();
    }
}
