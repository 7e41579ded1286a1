package dev.belvedere.query.http;

import dev.belvedere.query.read.Answer;
import dev.belvedere.query.read.IndexWalk;
import dev.belvedere.query.route.Place;
import dev.belvedere.query.route.Reads;
import dev.belvedere.query.route.Stretch;
import dev.belvedere.serdes.row.Row;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * {@code GET /v1/views/{view}/rows}: several rows. With {@code key=…}, once for each, the rows of these keys in their order; with
 * {@code column=value} those that an index finds, in its order, and with {@code scan=true} all rows of the view, a page at a time. The walk
 * has to be asked for: a request that names no access path is refused with those there are.
 */
final class FindRows implements Handler {

    private static final String KEY = "key";
    private static final List<String> WALK = List.of("scan", "limit", "cursor", IndexQuery.ORDER);
    /** The route's own, beside those that compare a view's columns. */
    static final Set<String> PARAMETERS = Set.of(KEY, "scan", "limit", "cursor", IndexQuery.ORDER);

    private static final int MOST_KEYS = 1_000;
    private static final int LARGEST_LIMIT = 10_000;
    private static final int DEFAULT_LIMIT = 100;

    private final ServedViews served;
    private final Reads reads;
    private final Refusals refusals;

    FindRows(ServedViews served, Reads reads, Refusals refusals) {
        this.served = served;
        this.reads = reads;
        this.refusals = refusals;
    }

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        Parameters parameters = Parameters.of(request, view.parameters().known(), KEY);
        IndexQuery query = new IndexQuery(view, parameters);
        RowsAnswer answer;
        if (parameters.has(KEY)) {
            answer = withKeys(view, parameters, query, KeyQuery.values(request.queryString(), KEY));
        } else if (isScan(parameters)) {
            answer = scan(view, parameters, query);
        } else {
            answer = byIndex(view, parameters, query.walk().orElseThrow(() -> AccessPaths.noneAskedFor(view)));
        }
        answer.writeTo(request);
    }

    private RowsAnswer withKeys(ServedView view, Parameters parameters, IndexQuery query, List<String> texts) {
        WALK.stream()
                .filter(parameters::has)
                .findFirst()
                .or(query::anyParameter)
                .ifPresent(other -> {
                    throw Parameters.malformed(
                            other, "It belongs to a walk through rows, and this request names keys.");
                });
        if (texts.size() > MOST_KEYS) {
            throw Parameters.malformed(
                    KEY, "It is given " + texts.size() + " times; at most " + MOST_KEYS + " rows are read at once.");
        }
        List<Row> keys = texts.stream().map(view.key()::parse).toList();
        List<Optional<Row>> rows = refusals.foundOrRefused(view.view(), reads.rows(view.view(), keys));
        return new RowsAnswer(view, rows, Optional.empty());
    }

    private RowsAnswer scan(ServedView view, Parameters parameters, IndexQuery query) {
        Optional.of(IndexQuery.ORDER)
                .filter(parameters::has)
                .or(query::anyParameter)
                .ifPresent(other -> {
                    throw Parameters.malformed(
                            other, "It belongs to an index, and this request walks through all rows.");
                });
        Walked walked = Walked.whole(view.view());
        Place from = place(walked, parameters).orElse(Place.START);
        Answer<Stretch> answer = reads.scan(view.view(), from, limit(parameters));
        return RowsAnswer.of(view, walked, refusals.foundOrRefused(view.view(), answer));
    }

    private RowsAnswer byIndex(ServedView view, Parameters parameters, IndexWalk walk) {
        Walked walked = Walked.by(view.view(), walk);
        Optional<Bytes> from = place(walked, parameters).flatMap(Place::key);
        Answer<Stretch> answer = reads.walk(view.view(), walk, from, limit(parameters));
        return RowsAnswer.of(view, walked, refusals.foundOrRefused(view.view(), answer));
    }

    private static int limit(Parameters parameters) {
        return parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    }

    private static Optional<Place> place(Walked walked, Parameters parameters) {
        return parameters.value("cursor").map(cursor -> Cursor.parse(walked, cursor));
    }

    private static boolean isScan(Parameters parameters) {
        String scan = parameters.value("scan").orElse("false");
        if (!scan.equals("true") && !scan.equals("false")) {
            throw Parameters.malformed("scan", "It is " + Excerpt.of(scan) + "; wanted true or false.");
        }
        return scan.equals("true");
    }
}
