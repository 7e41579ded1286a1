package dev.belvedere.query.http;

import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.Subscription;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /v1/views/{view}/rows/{key}/changes}: one row, and then its changes as they happen. */
final class SubscribeToRow implements Handler {

    private static final String END = "/changes";

    private final ServedViews served;
    private final SubscriptionResponse response;

    SubscribeToRow(ServedViews served, SubscriptionResponse response) {
        this.served = served;
        this.response = response;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters.none(request);
        String row = request.path().substring(0, request.path().length() - END.length());
        // Not yet decoded, as in GetRow.
        String key = row.substring(row.lastIndexOf('/') + 1);
        response.answer(request, view, Subscription.row(view.view(), view.key().parse(key)));
    }
}
