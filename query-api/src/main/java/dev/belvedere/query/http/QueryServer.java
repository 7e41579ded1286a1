package dev.belvedere.query.http;

import dev.belvedere.query.auth.BearerTokens;
import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.server.CannotListenException;
import dev.belvedere.query.http.server.PortInUseException;
import dev.belvedere.query.http.server.ServerCertificates;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.ServerSetup;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.tls.UnusableCertificateException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The read API of an instance, listening. Thread-safe. */
public final class QueryServer implements AutoCloseable {

    /** How long requests under way may take when the server stops. */
    private static final long STOP_MS = 2_000;

    private final Javalin javalin;
    private final GracefulHandler underWay;
    private final SubscriberStreams streams;
    private final PeerClient peers;
    private final ServerCertificates certificates;
    private final Optional<BearerTokens> tokens;

    private QueryServer(
            Javalin javalin,
            GracefulHandler underWay,
            SubscriberStreams streams,
            PeerClient peers,
            ServerCertificates certificates,
            Optional<BearerTokens> tokens) {
        this.javalin = javalin;
        this.underWay = underWay;
        this.streams = streams;
        this.peers = peers;
        this.certificates = certificates;
        this.tokens = tokens;
    }

    /**
     * Starts to listen. The views remain the caller's to close, after the server.
     *
     * @param measured receives the server's metrics
     * @throws PortInUseException if another process has the port
     * @throws CannotListenException if the server cannot listen on the host and port for another reason
     * @throws UnusableCertificateException if the settings name a certificate that cannot be used
     */
    public static QueryServer start(ServerSettings settings, LocalViews views, MeterRegistry measured) {
        ServerMetrics metrics = new ServerMetrics(measured);
        ServerCertificates certificates = ServerCertificates.open("http", settings.security());
        metrics.certificates(certificates.clients());
        metrics.certificates(certificates.peers());
        ServerSetup setup = ServerSetup.of(settings, certificates);
        PeerClient peers = new PeerClient(
                settings.peers().timeout(),
                settings.subscriptions().subscribers(),
                settings.subscriptions().heartbeat(),
                certificates.peers());
        SubscriberStreams streams = new SubscriberStreams(settings);
        metrics.subscribers(streams::open);
        Optional<BearerTokens> tokens = settings.security().auth().map(BearerTokens::new);
        tokens.ifPresent(known -> metrics.keysUnavailable(known::lacksKeys));
        GracefulHandler underWay = new GracefulHandler();
        Javalin javalin = Javalin.create(config -> {
            setup.listen(config);
            setup.guard(config, Routes.UNLIMITED, underWay, tokens, metrics);
            new Routes(settings, views, peers, streams, metrics, setup.executor()).addTo(config.routes);
        });
        try {
            return new QueryServer(javalin.start(), underWay, streams, peers, certificates, tokens);
        } catch (JavalinException failure) {
            streams.close();
            peers.close();
            certificates.close();
            tokens.ifPresent(BearerTokens::close);
            throw setup.explain(failure);
        }
    }

    /** Configures a server that listens as the read API does, without its routes and their guards, to compare it with. */
    public static void configure(JavalinConfig config, ServerSettings settings) {
        ServerSetup.plain(settings).listen(config);
    }

    /** The port: the one that was taken if the settings say 0. */
    public int port() {
        return javalin.port();
    }

    /** The number of subscribers. */
    public int subscribers() {
        return streams.open();
    }

    /** Stops listening. Requests under way have two seconds to be answered; requests that arrive meanwhile are refused. */
    @Override
    public void close() {
        streams.close();
        peers.endSubscriptions();
        underWay.shutdown()
                .completeOnTimeout(null, STOP_MS, TimeUnit.MILLISECONDS)
                .join();
        javalin.stop();
        peers.close();
        certificates.close();
        tokens.ifPresent(BearerTokens::close);
    }
}
