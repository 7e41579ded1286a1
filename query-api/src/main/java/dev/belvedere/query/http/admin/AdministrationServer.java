package dev.belvedere.query.http.admin;

import dev.belvedere.query.http.health.GetLive;
import dev.belvedere.query.http.health.GetReady;
import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.problem.FailureHandlers;
import dev.belvedere.query.http.request.Callers;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.SecuritySettings;
import dev.belvedere.query.http.server.ServerCertificates;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.ServerSetup;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.tls.TlsSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers operators and their tools at a port of its own: {@code /health/live}, {@code /health/ready} and {@code /metrics}. It shares neither connections nor threads with
 * the read API, so that whatever clients do there, it answers. Thread-safe.
 */
public final class AdministrationServer implements AutoCloseable {

    /** Probes and scrapers are few, their requests short. */
    private static final ConnectionLimits CONNECTIONS =
            new ConnectionLimits(64, 8 << 10, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final Javalin javalin;
    private final ServerCertificates certificates;

    private AdministrationServer(Javalin javalin, ServerCertificates certificates) {
        this.javalin = javalin;
        this.certificates = certificates;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 takes any free port
     * @param tls the certificate to show; empty for plain HTTP
     * @param peers how this instance is known to the others
     * @throws dev.belvedere.serdes.failure.BelvedereException if it cannot listen there
     */
    public static AdministrationServer start(
            String host,
            int port,
            Optional<TlsSettings> tls,
            LocalViews views,
            PeerSettings peers,
            InstanceMetrics metrics) {
        SecuritySettings security = new SecuritySettings(tls, Optional.empty());
        ServerSettings settings = new ServerSettings(
                        host, port, ReadLimits.defaults(), CONNECTIONS, SubscriptionLimits.defaults(), List.of(), peers)
                .with(security);
        ServerCertificates certificates = ServerCertificates.open("administration", security);
        ServerMetrics measured = new ServerMetrics(metrics.registry());
        measured.certificates(certificates.clients());
        ServerSetup setup = ServerSetup.small(settings, certificates);
        Javalin javalin = Javalin.create(config -> {
            setup.listen(config);
            setup.answerErrors(config, measured);
            answer(config, "/health/live", new GetLive(views));
            answer(config, "/health/ready", new GetReady(views, peers.self(), new Callers(false)));
            answer(config, "/metrics", new GetMetrics(metrics));
            FailureHandlers.add(config.routes);
        });
        try {
            return new AdministrationServer(javalin.start(), certificates);
        } catch (JavalinException failure) {
            certificates.close();
            throw setup.explain(failure);
        }
    }

    // Javalin answers HEAD with an empty 200 unless it runs the handler.
    private static void answer(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    /** The port: the one that was taken if 0 was given. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
        certificates.close();
    }
}
