package dev.belvedere.query.http;

import dev.belvedere.query.http.deployment.GetLogToken;
import dev.belvedere.query.http.deployment.GetReplicas;
import dev.belvedere.query.http.deployment.ListInstances;
import dev.belvedere.query.http.deployment.ListShards;
import dev.belvedere.query.http.deployment.ListSources;
import dev.belvedere.query.http.health.GetLive;
import dev.belvedere.query.http.health.GetReady;
import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.live.SubscriptionRouter;
import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.problem.FailureHandlers;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.request.Callers;
import dev.belvedere.query.http.request.ReadRequests;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.peer.ReplicaReports;
import dev.belvedere.query.read.LocalReads;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.query.route.Replicas;
import dev.belvedere.query.route.SnapshotGate;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** Every path of the read API with its handler. */
final class Routes {

    /** The paths that are answered however many reads are under way: health, the contract, and what this instance knows without asking others. */
    static final Set<String> UNLIMITED =
            Set.of("/health/live", "/health/ready", "/openapi.json", "/v1/sources", ReplicaReports.PATH);

    private static final int NO_CONTENT = 204;
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final ServerSettings settings;
    private final LocalViews views;
    private final PeerClient peers;
    private final SubscriberStreams streams;
    private final ServerMetrics metrics;
    private final Executor executor;
    private final Callers callers;
    private final ServedViews served;
    private final Replicas replicas;

    /** @param executor runs what follows the replies of other instances */
    Routes(
            ServerSettings settings,
            LocalViews views,
            PeerClient peers,
            SubscriberStreams streams,
            ServerMetrics metrics,
            Executor executor) {
        this.settings = settings;
        this.views = views;
        this.peers = peers;
        this.streams = streams;
        this.metrics = metrics;
        this.executor = executor;
        this.callers = new Callers(settings.security().auth().isPresent());
        this.served = new ServedViews(views.views(), views.refusedViews(), callers);
        this.replicas = new Replicas(views, settings.peers().self(), peers::responsiveFirst, executor);
    }

    void addTo(RoutesConfig routes) {
        routes.before(new MalformedPathFilter());
        // First, because Javalin tries the paths in this order, and most requests are for rows.
        addRows(routes);
        read(routes, "/v1/views", new ListViews(served, views));
        read(routes, "/v1/views/{view}", new GetView(served, views));
        addChanges(routes);
        ReplicaReports reports =
                new ReplicaReports(views, peers, settings.peers().self());
        read(routes, ReplicaReports.PATH, new GetReplicas(reports));
        read(routes, "/v1/shards", new WholeDeploymentRoute(callers, new ListShards(reports)));
        read(routes, "/v1/instances", new WholeDeploymentRoute(callers, new ListInstances(reports)));
        read(routes, "/v1/sources", new WholeDeploymentRoute(callers, new ListSources(views)));
        read(routes, "/v1/sources/{database}/token", new GetLogToken(views));
        read(routes, "/health/live", new GetLive(views));
        read(routes, "/health/ready", new GetReady(views, settings.peers().self(), callers));
        read(routes, "/openapi.json", GetAsset.contract());
        read(routes, "/docs", GetAsset.page());
        read(routes, "/docs/swagger-ui-bundle.js", GetAsset.script());
        read(routes, "/docs/swagger-ui.css", GetAsset.style());
        read(routes, "/", new Redirect("docs"));
        for (String path : List.of("/docs", "/v1/views", "/v1/shards", "/v1/instances", "/v1/sources")) {
            read(routes, path + "/", new Redirect(".." + path.substring(path.lastIndexOf('/'))));
        }
        FailureHandlers.add(routes);
    }

    private void addRows(RoutesConfig routes) {
        ReadLimits limits = settings.reads();
        PeerSettings peering = settings.peers();
        SnapshotGate gate =
                new SnapshotGate(views.snapshots(), views::role, peering.self(), executor, limits.timeout());
        ReadRouter router = new ReadRouter(replicas, gate, metrics.measured(peers), peering, executor);
        metrics.retries(router.retryCounts());
        ReadRequests requests = new ReadRequests(views.snapshots());
        AnswerWriter writer = new AnswerWriter(new ReadProblems(views), limits.timeout());
        LocalReads reads = new LocalReads(views);
        GetRow row = new GetRow(served, views, requests, router, writer, peering.timeout());
        read(routes, "/v1/views/{view}/rows/{key}", row);
        // The row whose key is one empty text.
        read(routes, "/v1/views/{view}/rows/", row);
        RowsByKey byKey = new RowsByKey(reads, requests, router, writer, limits);
        RowsByScan byScan = new RowsByScan(views, reads, requests, router, writer, limits);
        read(routes, "/v1/views/{view}/rows", new FindRows(served, byKey, byScan));
    }

    private void addChanges(RoutesConfig routes) {
        SubscriptionRouter router = new SubscriptionRouter(
                views, replicas, peers, settings.peers(), settings.reads().timeout(), executor);
        SubscriptionResponse response = new SubscriptionResponse(views, router, streams, callers);
        answer(routes, "/v1/views/{view}/rows/{key}/changes", new UntimedRoute(new SubscribeToRow(served, response)));
        answer(routes, "/v1/views/{view}/changes", new UntimedRoute(new SubscribeToRows(served, response)));
    }

    private void read(RoutesConfig routes, String path, Handler handler) {
        answer(routes, path, new MeasuredRoute(metrics.route(path), handler));
    }

    // Javalin answers HEAD with an empty 200 unless it runs the handler, whatever GET would answer.
    private static void answer(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
        routes.options(path, request -> request.status(NO_CONTENT).header("Allow", ALLOWED));
    }
}
