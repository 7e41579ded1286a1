package dev.belvedere.query.http;

import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.peer.PeerSettings;
import dev.belvedere.query.peer.ReplicaReports;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Reads;
import dev.belvedere.query.route.FreshnessGate;
import dev.belvedere.query.route.ReadRouter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.Set;
import java.util.concurrent.Executor;

/** Every path that is answered, and by whom. */
final class Routes {

    /** The paths that are answered however many reads are under way: health, the contract, and where the shards are. */
    static final Set<String> UNLIMITED = Set.of(
            "/health/live", "/health/ready", "/openapi.json", "/v1/shards", "/v1/instances", ReplicaReports.HERE);

    private static final int NO_CONTENT = 204;
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private Routes() {}

    static void add(
            RoutesConfig routes,
            LocalViews views,
            Reads reads,
            ReadLimits limits,
            SubscriberStreams streams,
            PeerClient peers,
            PeerSettings peering,
            Executor executor) {
        ServedViews served = new ServedViews(views.views());
        ReadProblems refusals = new ReadProblems(views);
        FreshnessGate fresh = new FreshnessGate(views.freshness(), peering.self(), executor, limits.timeout());
        ReadRouter routed = new ReadRouter(views, fresh, peers, peering, executor);
        GetRow row = new GetRow(served, reads, refusals, routed);
        routes.before(new MalformedPathFilter());
        // First, because Javalin tries the paths in this order, and rows are what most ask for.
        read(routes, "/v1/views/{view}/rows/{key}", row);
        read(routes, "/v1/views", new ListViews(served, views));
        read(routes, "/v1/views/{view}", new GetView(served, views));
        read(routes, "/v1/views/{view}/rows", new FindRows(served, reads, refusals, limits, routed, views));
        // The row whose key is one empty text.
        read(routes, "/v1/views/{view}/rows/", row);
        read(routes, "/v1/views/{view}/rows/{key}/changes", new SubscribeToRow(served, streams));
        read(routes, "/v1/views/{view}/changes", new SubscribeToRows(served, streams));
        ReplicaReports reports = new ReplicaReports(views, peers, peering.self());
        read(routes, ReplicaReports.HERE, reports::answer);
        read(routes, "/v1/shards", new ListShards(reports));
        read(routes, "/v1/instances", new ListInstances(reports));
        read(routes, "/health/live", new GetLive(views));
        read(routes, "/health/ready", new GetReady(views, peering.self()));
        Assets.add(routes);
        FailureHandlers.add(routes);
    }

    // Javalin answers HEAD with an empty 200 unless told to run the route, whatever GET would say.
    static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
        routes.options(path, request -> request.status(NO_CONTENT).header("Allow", ALLOWED));
    }
}
