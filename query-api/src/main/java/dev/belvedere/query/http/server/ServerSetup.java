package dev.belvedere.query.http.server;

import dev.belvedere.query.auth.BearerTokens;
import dev.belvedere.query.http.auth.BearerTokenHandler;
import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.request.Sender;
import dev.belvedere.serdes.failure.BelvedereException;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Configures Javalin's Jetty: the connector, the threads, and the handlers that a request passes before Javalin sees it. */
public final class ServerSetup {

    /** Reads are short and local: more threads than this would only compete for the processors. */
    private static final int MOST_THREADS = 64;

    private static final int LEAST_THREADS = 8;
    private static final int SMALL_MOST_THREADS = 8;
    private static final int SMALL_LEAST_THREADS = 2;

    /** Lets Jetty choose the number of selectors, which then come out of the threads above. */
    private static final int SELECTORS = -1;

    /**
     * The size of the buffer between a row and its connection: Javalin's default would allocate 32 kB for each small row. It exceeds the 1,500 bytes from
     * which Javalin compresses, because Javalin takes the first piece for the whole.
     */
    private static final int RESPONSE_BUFFER_BYTES = 2 * 1024;

    private final ServerSettings settings;
    private final ServerCertificates certificates;
    private final int selectors;
    private final QueuedThreadPool threads;

    private ServerSetup(
            ServerSettings settings, ServerCertificates certificates, int selectors, QueuedThreadPool threads) {
        this.settings = settings;
        this.certificates = certificates;
        this.selectors = selectors;
        this.threads = threads;
    }

    private ServerSetup(ServerSettings settings, ServerCertificates certificates, int selectors) {
        // Many selectors do not take threads away from everything else.
        this(
                settings,
                certificates,
                selectors,
                new QueuedThreadPool(MOST_THREADS + Math.max(0, selectors) * connectors(settings), LEAST_THREADS));
    }

    private static int connectors(ServerSettings settings) {
        return settings.security().peers().isPresent() ? 2 : 1;
    }

    /** A setup with as many selectors as rows may be read in place at a time. */
    public static ServerSetup of(ServerSettings settings, ServerCertificates certificates) {
        ReadLimits reads = settings.reads();
        return new ServerSetup(settings, certificates, reads.rowsInPlace() ? reads.atOnce() : SELECTORS);
    }

    /** A setup with Jetty's own number of selectors, for servers that the read API is compared with. */
    public static ServerSetup plain(ServerSettings settings) {
        return new ServerSetup(settings, new ServerCertificates(Optional.empty(), Optional.empty()), SELECTORS);
    }

    /** A setup with few threads, for a server beside the read API. */
    public static ServerSetup small(ServerSettings settings, ServerCertificates certificates) {
        return new ServerSetup(
                settings, certificates, 1, new QueuedThreadPool(SMALL_MOST_THREADS, SMALL_LEAST_THREADS));
    }

    /** Runs requests, and what follows the replies of other instances. */
    public Executor executor() {
        return threads;
    }

    /** Configures where and how the server listens, without the handlers. */
    public void listen(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.addConnector(this::forClients);
        settings.security()
                .peers()
                .ifPresent(listener -> config.jetty.addConnector((server, http) -> forPeers(listener, server, http)));
        config.jetty.threadPool = threads;
        // Keys may hold any bytes, and no path leads to a file: the routes themselves refuse malformed paths.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(settings.connections().headBytes());
            // A token that an answer gives can be sent back.
            http.setMaxResponseHeaderSize(settings.connections().headBytes());
        });
        config.http.prefer405over404 = true;
        config.http.responseBufferSize = RESPONSE_BUFFER_BYTES;
        // A trailing slash is an empty key.
        config.router.ignoreTrailingSlashes = false;
    }

    private Connector forClients(Server server, HttpConfiguration http) {
        ClientConnector connector =
                new ClientConnector(server, http, settings.connections(), selectors, certificates.clients());
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        if (settings.security().peers().isEmpty()) {
            connector.setName(Sender.PEERS);
        }
        return connector;
    }

    private Connector forPeers(PeerListener listener, Server server, HttpConfiguration http) {
        ClientConnector connector =
                new ClientConnector(server, http, settings.connections(), selectors, certificates.peers());
        connector.setHost(listener.host());
        connector.setPort(listener.port());
        connector.setName(Sender.PEERS);
        return connector;
    }

    /**
     * Configures the handlers before Javalin's.
     *
     * @param unlimited the paths whose requests need no permit
     * @param underWay counts the requests under way
     * @param tokens those of clients; empty if they need none
     */
    public void guard(
            JavalinConfig config,
            Set<String> unlimited,
            GracefulHandler underWay,
            Optional<BearerTokens> tokens,
            ServerMetrics metrics) {
        answerErrors(config, metrics);
        config.jetty.modifyServletContextHandler(context -> context.setSessionHandler(new NoSessions()));
        config.jetty.modifyServer(server -> {
            underWay.setHandler(guards(server, unlimited, tokens, metrics));
            metrics.connections(
                    () -> server.getConnectors()[0].getConnectedEndPoints().size(),
                    settings.connections().most());
            server.setHandler(underWay);
        });
    }

    /** Answers requests that are none with problem documents, and counts them. */
    public void answerErrors(JavalinConfig config, ServerMetrics metrics) {
        config.jetty.modifyServer(server -> server.setErrorHandler(
                new ConnectionErrorHandler(metrics, settings.connections().headBytes())));
    }

    private Handler.Wrapper guards(
            Server server, Set<String> unlimited, Optional<BearerTokens> tokens, ServerMetrics metrics) {
        ReadLimits reads = settings.reads();
        ReadPermits permits = new ReadPermits(reads, threads, server.getScheduler());
        metrics.reads(permits::running, permits::waiting);
        AdmissionHandler admission = new AdmissionHandler(unlimited, permits, threads, reads.rowsInPlace());
        // The callers come before admission, so that no read waits for who is not let in.
        Handler callers = tokens.<Handler>map(
                        known -> new BearerTokenHandler(admission, known, ClientEndPoint::passTurn, threads))
                .orElse(admission);
        if (settings.origins().isEmpty()) {
            return new AnswerTimer(callers, metrics.unrouted());
        }
        CrossOriginHandler origins = CrossOrigins.of(settings.origins());
        origins.setHandler(callers);
        return new AnswerTimer(origins, metrics.unrouted());
    }

    /** The failure to listen, with what to do about it. */
    public BelvedereException explain(JavalinException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean inUse = root instanceof BindException
                && String.valueOf(root.getMessage()).contains("in use");
        return inUse ? new PortInUseException(settings, failure) : new CannotListenException(settings, root);
    }
}
