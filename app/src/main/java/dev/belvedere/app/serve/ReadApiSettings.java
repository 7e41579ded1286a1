package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration.ConnectionSettings;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.config.Configuration.ReadSettings;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;

/** Translates a configuration into the read API's settings. */
final class ReadApiSettings {

    private ReadApiSettings() {}

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

    private static ReadLimits limits(ReadSettings reads) {
        return new ReadLimits(
                reads.atOnce(), reads.waiting(), reads.longestWait(), reads.timeout(), reads.keys(), reads.rows());
    }

    private static ConnectionLimits limits(ConnectionSettings connections) {
        return new ConnectionLimits(
                connections.most(),
                connections.headBytes(),
                connections.headTimeout(),
                connections.answerTimeout(),
                connections.idleTimeout());
    }
}
