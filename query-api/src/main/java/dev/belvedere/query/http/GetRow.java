package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.AcceptedType;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ReadRequests;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.ReadRequest;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;

/** {@code GET /v1/views/{view}/rows/{key}}: one row, from whichever instance has it. */
final class GetRow implements Handler {

    private final ServedViews served;
    private final LocalViews views;
    private final ReadRequests requests;
    private final ReadRouter router;
    private final AnswerWriter writer;
    private final Duration timeout;

    /** @param timeout how long one instance may take to read a row */
    GetRow(
            ServedViews served,
            LocalViews views,
            ReadRequests requests,
            ReadRouter router,
            AnswerWriter writer,
            Duration timeout) {
        this.served = served;
        this.views = views;
        this.requests = requests;
        this.router = router;
        this.writer = writer;
        this.timeout = timeout;
    }

    @Override
    public void handle(Context request) {
        ServedView of = served.named(request);
        QueryParameters.none(request);
        String type = AcceptedType.of(request, Json.CONTENT_TYPE);
        View view = of.view();
        Row key = of.key().parse(lastSegment(request.path()));
        ReadRequest read = requests.of(request, List.of(new ShardId(view.store(), view.shardOf(key))), timeout);
        writer.answer(
                request,
                view,
                read.freshness(),
                router.read(read, snapshot -> views.at(snapshot).row(view, key)),
                row -> new Representation(type, of.bytes(row)));
    }

    // Javalin's own path parameter is decoded: a comma inside a part would look like one between two.
    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
