package dev.belvedere.query.http.deployment;

import dev.belvedere.query.http.request.Sender;
import dev.belvedere.query.peer.ReplicaReports;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.EndpointNotFound;

/** Reports this instance's replicas to other instances; there is nothing here for clients. */
public final class GetReplicas implements Handler {

    private final ReplicaReports reports;

    public GetReplicas(ReplicaReports reports) {
        this.reports = reports;
    }

    @Override
    public void handle(Context request) {
        if (!Sender.isPeer(request)) {
            throw new EndpointNotFound(HandlerType.GET, request.path());
        }
        request.contentType("text/plain").result(reports.ownReport());
    }
}
