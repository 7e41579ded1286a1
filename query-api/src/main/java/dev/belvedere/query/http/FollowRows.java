package dev.belvedere.query.http;

import dev.belvedere.query.read.Watch;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * {@code GET /v1/views/{view}/changes}: rows, and then all their changes as they happen. With {@code column=value} the rows that an index finds, otherwise all
 * of the view.
 */
final class FollowRows implements Handler {

    private final ServedViews served;
    private final LiveStreams streams;

    FollowRows(ServedViews served, LiveStreams streams) {
        this.served = served;
        this.streams = streams;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        Parameters parameters = Parameters.of(request, view.parameters().names().toList());
        IndexQuery index = new IndexQuery(view, parameters);
        Watch watch = index.anyParameter().isEmpty()
                ? Watch.all(view.view())
                : index.walk()
                        .map(walk -> Watch.by(view.view(), walk))
                        .orElseThrow(() -> AccessPaths.noneAskedFor(view));
        streams.answer(request, view, watch);
    }
}
