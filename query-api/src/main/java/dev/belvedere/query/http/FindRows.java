package dev.belvedere.query.http;

import dev.belvedere.query.route.Place;
import dev.belvedere.query.route.Reads;
import dev.belvedere.serdes.row.Row;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /v1/views/{view}/rows}: several rows. With {@code key=…}, once for each, the rows of these keys in their order; with
 * {@code scan=true&limit=&cursor=} all rows of the view, a page at a time. The walk has to be asked for: a request that names no access path is
 * refused with those there are.
 */
final class FindRows implements Handler {

    private static final String KEY = "key";
    private static final List<String> SCAN = List.of("scan", "limit", "cursor");
    private static final List<String> PARAMETERS =
            Stream.concat(Stream.of(KEY), SCAN.stream()).toList();
    private static final int DEFAULT_LIMIT = 100;

    private final ServedViews served;
    private final Reads reads;
    private final Refusals refusals;
    private final ReadLimits limits;

    FindRows(ServedViews served, Reads reads, Refusals refusals, ReadLimits limits) {
        this.served = served;
        this.reads = reads;
        this.refusals = refusals;
        this.limits = limits;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        Reads reads = this.reads.within(RequestPatience.of(request, limits.timeout()));
        Parameters parameters = Parameters.of(request, PARAMETERS, KEY);
        RowsAnswer answer;
        if (parameters.has(KEY)) {
            answer = withKeys(reads, view, parameters, KeyQuery.values(request.queryString(), KEY));
        } else if (isScan(parameters)) {
            answer = scan(reads, view, parameters);
        } else {
            throw noAccessPath(view);
        }
        answer.writeTo(request);
    }

    private RowsAnswer withKeys(Reads reads, ServedView view, Parameters parameters, List<String> texts) {
        SCAN.stream().filter(parameters::has).findFirst().ifPresent(other -> {
            throw Parameters.malformed(other, "It belongs to a walk through all rows, and this request names keys.");
        });
        if (texts.size() > limits.keys()) {
            throw Parameters.malformed(
                    KEY,
                    "It is given " + texts.size() + " times; at most " + limits.keys() + " rows are read at once.");
        }
        List<Row> keys = texts.stream().map(view.key()::parse).toList();
        List<Optional<Row>> rows = refusals.foundOrRefused(view.view(), reads.rows(view.view(), keys));
        return new RowsAnswer(view, rows, Optional.empty());
    }

    private RowsAnswer scan(Reads reads, ServedView view, Parameters parameters) {
        int limit = parameters.number("limit", 1, limits.rows(), Math.min(DEFAULT_LIMIT, limits.rows()));
        Place from = parameters
                .value("cursor")
                .map(cursor -> Cursor.parse(view.view(), cursor))
                .orElse(Place.START);
        return RowsAnswer.of(view, refusals.foundOrRefused(view.view(), reads.scan(view.view(), from, limit)));
    }

    private static boolean isScan(Parameters parameters) {
        String scan = parameters.value("scan").orElse("false");
        if (!scan.equals("true") && !scan.equals("false")) {
            throw Parameters.malformed("scan", "It is " + Excerpt.of(scan) + "; wanted true or false.");
        }
        return scan.equals("true");
    }

    private static ProblemException noAccessPath(ServedView view) {
        List<String> paths = List.of(view.rowTemplate(), view.keysTemplate(), view.scanPath());
        String detail = "Rows of " + view.view().name() + " are found by key (" + paths.get(0) + ", or several: "
                + paths.get(1) + ") or by walking through all of them (" + paths.get(2)
                + "); this request asks for neither.";
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
