package dev.belvedere.query.http;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.Reads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Every path that is answered, and by whom. */
final class Routes {

    private Routes() {}

    static void add(RoutesConfig routes, LocalViews views, Reads reads) {
        ServedViews served = new ServedViews(views.views());
        routes.before(new RefuseMalformedPath());
        read(routes, "/v1/views", new ListViews(served, views));
        read(routes, "/v1/views/{view}", new GetView(served, views));
        read(routes, "/v1/views/{view}/rows", new ScanRows(served, reads));
        read(routes, "/v1/views/{view}/rows/{key}", new GetRow(served, reads));
        // The row whose key is one empty text.
        read(routes, "/v1/views/{view}/rows/", new GetRow(served, reads));
        read(routes, "/health/live", new GetLive(views));
        read(routes, "/health/ready", new GetReady(views));
        Failures.add(routes);
    }

    // Javalin answers HEAD with an empty 200 unless told to run the route, whatever GET would say.
    private static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
