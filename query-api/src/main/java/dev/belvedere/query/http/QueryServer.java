package dev.belvedere.query.http;

import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.live.SubscriptionRouter;
import dev.belvedere.query.http.server.AdmissionHandler;
import dev.belvedere.query.http.server.AnswerTimer;
import dev.belvedere.query.http.server.CannotListenException;
import dev.belvedere.query.http.server.ClientConnector;
import dev.belvedere.query.http.server.ConnectionErrorHandler;
import dev.belvedere.query.http.server.CrossOrigins;
import dev.belvedere.query.http.server.NoSessions;
import dev.belvedere.query.http.server.PortInUseException;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ReadPermits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Reads;
import dev.belvedere.serdes.failure.BelvedereException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The read API, listening. Thread-safe. */
public final class QueryServer implements AutoCloseable {

    /** Reads are short and local: more threads than this would only queue for the processors. */
    private static final int MOST_THREADS = 64;

    private static final int LEAST_THREADS = 8;

    /** As many threads that read from clients as Jetty thinks right, of those above. */
    private static final int SELECTORS = -1;

    /** How long requests under way have when the server stops. */
    private static final long STOP_MS = 2_000;

    /**
     * Of the copy from a row to its connection; Javalin's default would allocate 32 kB for each small row. More than the 1,500 bytes from which on Javalin compresses:
     * it takes the first piece for the whole.
     */
    private static final int COPY_BYTES = 2 * 1024;

    private final Javalin javalin;
    private final GracefulHandler underWay;
    private final SubscriberStreams streams;
    private final PeerClient peers;

    private QueryServer(Javalin javalin, GracefulHandler underWay, SubscriberStreams streams, PeerClient peers) {
        this.javalin = javalin;
        this.underWay = underWay;
        this.streams = streams;
        this.peers = peers;
    }

    /**
     * Starts to answer reads. The views stay the caller's to close, after the server.
     *
     * @throws PortInUseException if another process has the port
     * @throws CannotListenException if the host and port cannot be listened on for another reason
     */
    public static QueryServer start(ServerSettings settings, LocalViews views) {
        ReadLimits reads = settings.reads();
        int selectors = reads.rowsInPlace() ? reads.atOnce() : SELECTORS;
        QueuedThreadPool threads = threads(selectors);
        PeerClient peers = new PeerClient(settings.peers().timeout(), settings.changes());
        SubscriptionRouter merged = new SubscriptionRouter(views, peers, settings.peers(), reads.timeout(), threads);
        SubscriberStreams streams = new SubscriberStreams(views, settings, merged);
        GracefulHandler underWay = new GracefulHandler();
        Javalin javalin = Javalin.create(config -> {
            listen(config, settings, threads, selectors);
            guard(config, settings, underWay);
            Routes.add(config.routes, views, Reads.local(views), reads, streams, peers, settings.peers(), threads);
        });
        try {
            return new QueryServer(javalin.start(), underWay, streams, peers);
        } catch (JavalinException failure) {
            streams.close();
            peers.close();
            throw explained(failure, settings);
        }
    }

    /** How the read API listens, on as many threads, without its routes and what guards them: for servers that it is to be compared with. */
    public static void configure(JavalinConfig config, ServerSettings settings) {
        listen(config, settings, threads(SELECTORS), SELECTORS);
    }

    /** The port listened on: the one that was taken where the settings say 0. */
    public int port() {
        return javalin.port();
    }

    /** How many clients follow changes. */
    public int subscribers() {
        return streams.open();
    }

    /** Stops listening. Requests under way have a moment to be answered; those that come meanwhile are told to go elsewhere. */
    @Override
    public void close() {
        streams.close();
        peers.endStreams();
        underWay.shutdown()
                .completeOnTimeout(null, STOP_MS, TimeUnit.MILLISECONDS)
                .join();
        javalin.stop();
        peers.close();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    /** Those that read from clients, where they are many, and as many for all else as without them. */
    private static QueuedThreadPool threads(int selectors) {
        return new QueuedThreadPool(MOST_THREADS + Math.max(0, selectors), LEAST_THREADS);
    }

    private static void listen(JavalinConfig config, ServerSettings settings, QueuedThreadPool threads, int selectors) {
        quiet(config);
        config.jetty.addConnector((server, http) -> new ClientConnector(server, http, settings, selectors));
        config.jetty.threadPool = threads;
        // Keys may hold any bytes, and no path leads to a file: what is malformed is for the routes to say.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(settings.connections().headBytes());
        });
        config.http.prefer405over404 = true;
        config.http.responseBufferSize = COPY_BYTES;
        // A slash at the end is an empty key, not noise.
        config.router.ignoreTrailingSlashes = false;
    }

    /** @param underWay counts the requests under way */
    private static void guard(JavalinConfig config, ServerSettings settings, GracefulHandler underWay) {
        config.jetty.modifyServletContextHandler(context -> context.setSessionHandler(new NoSessions()));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ConnectionErrorHandler());
            underWay.setHandler(guards(server, settings));
            server.setHandler(underWay);
        });
    }

    /** What a request passes before Javalin sees it. */
    private static Handler.Wrapper guards(Server server, ServerSettings settings) {
        ReadLimits reads = settings.reads();
        Executor executor = server.getThreadPool();
        AdmissionHandler admission = new AdmissionHandler(
                Routes.UNLIMITED,
                new ReadPermits(reads, executor, server.getScheduler()),
                executor,
                reads.rowsInPlace());
        if (settings.origins().isEmpty()) {
            return new AnswerTimer(admission);
        }
        CrossOriginHandler origins = CrossOrigins.of(settings.origins());
        origins.setHandler(admission);
        return new AnswerTimer(origins);
    }

    private static BelvedereException explained(JavalinException failure, ServerSettings settings) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean inUse = root instanceof BindException
                && String.valueOf(root.getMessage()).contains("in use");
        return inUse ? new PortInUseException(settings, failure) : new CannotListenException(settings, root);
    }
}
