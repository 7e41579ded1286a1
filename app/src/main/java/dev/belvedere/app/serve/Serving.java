package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration.Connections;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.config.Configuration.Reads;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.peer.PeerSettings;

/** A configuration in the read API's own terms. */
final class Serving {

    private Serving() {}

    static ServerSettings settings(Http http, Instances instances) {
        return new ServerSettings(
                http.host(),
                http.port(),
                limits(http.reads()),
                limits(http.connections()),
                new SubscriptionLimits(
                        http.changes().subscribers(), http.changes().heartbeat()),
                http.corsOrigins(),
                new PeerSettings(instances.address(), instances.forwardTimeout(), instances.hedgeAfter()));
    }

    private static ReadLimits limits(Reads reads) {
        return new ReadLimits(
                reads.atOnce(), reads.waiting(), reads.longestWait(), reads.timeout(), reads.keys(), reads.rows());
    }

    private static ConnectionLimits limits(Connections connections) {
        return new ConnectionLimits(
                connections.most(),
                connections.headBytes(),
                connections.headTimeout(),
                connections.answerTimeout(),
                connections.idleTimeout());
    }
}
