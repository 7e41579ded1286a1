package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.peer.ReplicaReport;
import dev.belvedere.query.peer.ReplicaReports;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/instances}: the instances of the deployment, and how many copies of which role each holds. */
final class ListInstances implements Handler {

    private final ReplicaReports reports;

    ListInstances(ReplicaReports reports) {
        this.reports = reports;
    }

    @Override
    public void handle(Context request) {
        reports.answer(request, this::write);
    }

    private void write(Map<String, Optional<List<ReplicaReport>>> all, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("instances");
        for (Map.Entry<String, Optional<List<ReplicaReport>>> each : all.entrySet()) {
            json.writeStartObject();
            json.writeStringField("address", each.getKey());
            json.writeBooleanField("self", each.getKey().equals(reports.self()));
            json.writeBooleanField("alive", each.getValue().isPresent());
            List<ReplicaReport> copies = each.getValue().orElse(List.of());
            json.writeNumberField("active", count(copies, "active"));
            json.writeNumberField("standby", count(copies, "standby"));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long count(List<ReplicaReport> copies, String role) {
        return copies.stream().filter(copy -> copy.is(role)).count();
    }
}
