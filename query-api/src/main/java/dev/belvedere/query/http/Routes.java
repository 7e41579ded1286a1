package dev.belvedere.query.http;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.Reads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.concurrent.Executor;

/** Every path that is answered, and by whom. */
final class Routes {

    private static final int NO_CONTENT = 204;
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private Routes() {}

    static void add(
            RoutesConfig routes,
            LocalViews views,
            Reads reads,
            ReadLimits limits,
            LiveStreams streams,
            Peers peers,
            PeerSettings peering,
            Executor executor) {
        ServedViews served = new ServedViews(views.views());
        Refusals refusals = new Refusals(views);
        FreshReads fresh = new FreshReads(views.freshness(), peering.self(), executor, limits.timeout());
        RoutedReads routed = new RoutedReads(views, fresh, peers, peering, executor);
        GetRow row = new GetRow(served, reads, refusals, routed);
        routes.before(new RefuseMalformedPath());
        // First, because Javalin tries the paths in this order, and rows are what most ask for.
        read(routes, "/v1/views/{view}/rows/{key}", row);
        read(routes, "/v1/views", new ListViews(served, views));
        read(routes, "/v1/views/{view}", new GetView(served, views));
        read(routes, "/v1/views/{view}/rows", new FindRows(served, reads, refusals, limits, routed, views));
        // The row whose key is one empty text.
        read(routes, "/v1/views/{view}/rows/", row);
        read(routes, "/v1/views/{view}/rows/{key}/changes", new FollowRow(served, streams));
        read(routes, "/v1/views/{view}/changes", new FollowRows(served, streams));
        CopyReports reports = new CopyReports(views, peers, peering.self());
        read(routes, CopyReports.HERE, reports::answer);
        read(routes, "/v1/shards", new ListShards(reports));
        read(routes, "/v1/instances", new ListInstances(reports));
        read(routes, "/health/live", new GetLive(views));
        read(routes, "/health/ready", new GetReady(views, peering.self()));
        Assets.add(routes);
        Failures.add(routes);
    }

    // Javalin answers HEAD with an empty 200 unless told to run the route, whatever GET would say.
    static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
        routes.options(path, request -> request.status(NO_CONTENT).header("Allow", ALLOWED));
    }
}
