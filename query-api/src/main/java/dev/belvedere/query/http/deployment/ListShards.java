package dev.belvedere.query.http.deployment;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.HydrationJson;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.peer.ReplicaReport;
import dev.belvedere.query.peer.ReplicaReports;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/shards}: the replicas of each shard, their instances and their state. Every instance gives the same answer. */
public final class ListShards implements Handler {

    private static final String RESTORING = "restoring";

    private final ReplicaReports reports;

    public ListShards(ReplicaReports reports) {
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
        json.writeArrayFieldStart("shards");
        for (ShardId shard : reports.shards()) {
            json.writeStartObject();
            json.writeStringField("store", shard.store());
            json.writeNumberField("shard", shard.number());
            json.writeArrayFieldStart("copies");
            writeReplicas(shard, all, json);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeReplicas(ShardId shard, Map<String, Optional<List<ReplicaReport>>> all, JsonGenerator json)
            throws IOException {
        Set<String> assigned = new LinkedHashSet<>(reports.assigned(shard));
        for (Map.Entry<String, Optional<List<ReplicaReport>>> each : all.entrySet()) {
            Optional<ReplicaReport> held = each.getValue().orElse(List.of()).stream()
                    .filter(replica -> replica.shard().equals(shard))
                    .findFirst();
            if (held.isPresent()) {
                write(each.getKey(), held.get(), json);
            } else if (assigned.contains(each.getKey())) {
                // Assigned, and not begun yet, or on an instance that does not reply.
                writeWithout(each.getKey(), each.getValue().isPresent() ? RESTORING : "unreachable", json);
            }
        }
    }

    private static void writeWithout(String instance, String role, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("instance", instance);
        json.writeStringField("role", role);
        json.writeEndObject();
    }

    private static void write(String instance, ReplicaReport replica, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("instance", instance);
        json.writeStringField(
                "role", replica.standing().map(ReplicaReport.Standing::role).orElse(RESTORING));
        if (replica.restored().isPresent()) {
            json.writeNumberField(
                    "restoredPercent", HydrationJson.percent(replica.restored().getAsDouble()));
        }
        if (replica.standing().isPresent()) {
            ReplicaReport.Standing standing = replica.standing().get();
            json.writeBooleanField("hydrated", standing.hydrated());
            json.writeNumberField("lagMs", standing.lagMs());
            json.writeStringField("snapshot", standing.snapshot().text());
        }
        json.writeEndObject();
    }
}
