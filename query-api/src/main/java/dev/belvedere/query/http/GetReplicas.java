package dev.belvedere.query.http;

import dev.belvedere.query.peer.ReplicaReports;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Reports this instance's replicas to other instances. */
final class GetReplicas implements Handler {

    private final ReplicaReports reports;

    GetReplicas(ReplicaReports reports) {
        this.reports = reports;
    }

    @Override
    public void handle(Context request) {
        request.contentType("text/plain").result(reports.ownReport());
    }
}
