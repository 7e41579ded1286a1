package dev.belvedere.query.http;

import dev.belvedere.query.http.request.AccessPaths;
import dev.belvedere.query.http.request.IndexQuery;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.read.Subscription;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * {@code GET /v1/views/{view}/changes}: rows, and then their changes as they happen. With {@code column=value} the rows that an index finds, otherwise
 * all rows of the view.
 */
final class SubscribeToRows implements Handler {

    private final ServedViews served;
    private final SubscriptionResponse response;

    SubscribeToRows(ServedViews served, SubscriptionResponse response) {
        this.served = served;
        this.response = response;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters parameters =
                QueryParameters.of(request, view.parameters().names().toList());
        IndexQuery index = new IndexQuery(view, parameters);
        Subscription subscription = index.anyParameter().isEmpty()
                ? Subscription.all(view.view())
                : index.scan()
                        .map(scan -> Subscription.by(view.view(), scan))
                        .orElseThrow(() -> AccessPaths.noneAskedFor(view));
        response.answer(request, view, subscription);
    }
}
