package dev.belvedere.query.http.deployment;

import dev.belvedere.query.peer.ReplicaReports;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Reports this instance's replicas to other instances. */
public final class GetReplicas implements Handler {

    private final ReplicaReports reports;

    public GetReplicas(ReplicaReports reports) {
        this.reports = reports;
    }

    @Override
    public void handle(Context request) {
        request.contentType("text/plain").result(reports.ownReport());
    }
}
