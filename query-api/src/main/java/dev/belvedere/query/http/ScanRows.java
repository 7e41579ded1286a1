package dev.belvedere.query.http;

import dev.belvedere.query.route.Place;
import dev.belvedere.query.route.Reads;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/**
 * {@code GET /v1/views/{view}/rows?scan=true&limit=&cursor=}: the rows of a view, a page at a time. The walk has to be asked for: a request
 * without a key is otherwise refused with the ways there are.
 */
final class ScanRows implements Handler {

    private static final List<String> PARAMETERS = List.of("scan", "limit", "cursor");
    private static final int LARGEST_LIMIT = 10_000;
    private static final int DEFAULT_LIMIT = 100;

    private final ServedViews served;
    private final Reads reads;

    ScanRows(ServedViews served, Reads reads) {
        this.served = served;
        this.reads = reads;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        Parameters parameters = Parameters.of(request, PARAMETERS);
        if (!isScan(parameters)) {
            throw noAccessPath(view);
        }
        int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
        Place from = parameters
                .value("cursor")
                .map(cursor -> Cursor.parse(view.view(), cursor))
                .orElse(Place.START);
        reads.scan(view.view(), from, limit)
                .fold(stretch -> StretchAnswer.of(view, stretch), ScanRows::never, refusal -> {
                    throw new ProblemException(RefusalProblem.of(refusal, view.view()));
                })
                .writeTo(request);
    }

    private static StretchAnswer never() {
        throw new IllegalStateException("A walk is never absent");
    }

    private static boolean isScan(Parameters parameters) {
        String scan = parameters.value("scan").orElse("false");
        if (!scan.equals("true") && !scan.equals("false")) {
            throw Parameters.malformed("scan", "It is " + Excerpt.of(scan) + "; wanted true or false.");
        }
        return scan.equals("true");
    }

    private static ProblemException noAccessPath(ServedView view) {
        List<String> paths = List.of(view.rowTemplate(), view.scanPath());
        String detail = "Rows of " + view.view().name() + " are found by key (" + paths.get(0)
                + ") or by walking through all of them (" + paths.get(1) + "); this request asks for neither.";
        return new ProblemException(
                Problem.badRequest("no-access-path", "No access path", detail).with(json -> {
                    json.writeArrayFieldStart("paths");
                    for (String path : paths) {
                        json.writeString(path);
                    }
                    json.writeEndArray();
                }));
    }
}
