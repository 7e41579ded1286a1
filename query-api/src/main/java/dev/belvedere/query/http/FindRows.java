package dev.belvedere.query.http;

import dev.belvedere.query.http.request.IndexQuery;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.RowParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * {@code GET /v1/views/{view}/rows}: several rows. With {@code key=…}, repeated, the rows of these keys in their order; with {@code column=value}
 * the rows that an index finds, in its order; with {@code scan=true} all rows of the view, a page at a time. A request that names no access path
 * is refused with a list of them.
 */
final class FindRows implements Handler {

    private final ServedViews served;
    private final RowsByKey byKey;
    private final RowsByScan byScan;

    FindRows(ServedViews served, RowsByKey byKey, RowsByScan byScan) {
        this.served = served;
        this.byKey = byKey;
        this.byScan = byScan;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters parameters =
                QueryParameters.of(request, view.parameters().known(), RowParameters.KEY);
        IndexQuery index = new IndexQuery(view, parameters);
        if (parameters.has(RowParameters.KEY)) {
            byKey.answer(request, view, parameters, index);
        } else {
            byScan.answer(request, view, parameters, index);
        }
    }
}
