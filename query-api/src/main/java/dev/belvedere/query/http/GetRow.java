package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.Reads;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** {@code GET /v1/views/{view}/rows/{key}}: one row, from whichever instance holds it. */
final class GetRow implements Handler {

    private final ServedViews served;
    private final Reads reads;
    private final ReadProblems refusals;
    private final ReadRouter routed;

    GetRow(ServedViews served, Reads reads, ReadProblems refusals, ReadRouter routed) {
        this.served = served;
        this.reads = reads;
        this.refusals = refusals;
        this.routed = routed;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters.none(request);
        Row key = view.key().parse(lastSegment(request.path()));
        ShardId shard = new ShardId(view.view().store(), view.view().shardOf(key));
        routed.answer(request, List.of(shard), routed.timeout(), () -> answer(request, view, key));
    }

    private void answer(Context request, ServedView view, Row key) {
        byte[] row = reads.row(view.view(), key).fold(view.json()::bytes, () -> absent(view), refusal -> {
            throw refusals.problem(refusal, view.view());
        });
        EntityTags.answer(request, Json.CONTENT_TYPE, row);
    }

    // Javalin's own path parameter is decoded: a comma inside a part would look like one between two.
    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] absent(ServedView view) {
        throw new ProblemException(Problem.notFound(
                "absent", "No such row", "The view " + view.view().name() + " has no row with this key."));
    }
}
