package dev.belvedere.query.http;

import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.Subscription;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /v1/views/{view}/rows/{key}/changes}: one row, and then all its changes as they happen. */
final class SubscribeToRow implements Handler {

    private static final String END = "/changes";

    private final ServedViews served;
    private final SubscriberStreams streams;

    SubscribeToRow(ServedViews served, SubscriberStreams streams) {
        this.served = served;
        this.streams = streams;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters.none(request);
        String row = request.path().substring(0, request.path().length() - END.length());
        // Not yet decoded, as where a row is read.
        String key = row.substring(row.lastIndexOf('/') + 1);
        streams.answer(request, view, Subscription.row(view.view(), view.key().parse(key)));
    }
}
