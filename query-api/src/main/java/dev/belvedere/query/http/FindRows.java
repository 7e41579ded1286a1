package dev.belvedere.query.http;

import dev.belvedere.query.read.IndexWalk;
import dev.belvedere.query.read.Shard;
import dev.belvedere.query.route.Place;
import dev.belvedere.query.route.Reads;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.View;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    private static final int DEFAULT_LIMIT = 100;

    private final ServedViews served;
    private final Reads reads;
    private final Refusals refusals;
    private final ReadLimits limits;
    private final FreshReads fresh;

    FindRows(ServedViews served, Reads reads, Refusals refusals, ReadLimits limits, FreshReads fresh) {
        this.served = served;
        this.reads = reads;
        this.refusals = refusals;
        this.limits = limits;
        this.fresh = fresh;
    }

    /** What a request asks for: the shards that it is read from, and how. */
    private record Query(List<Shard> shards, Function<Reads, RowsAnswer> run) {}

    @Override
    public void handle(Context request) {
        Query query = parse(request);
        fresh.answer(request, query.shards, () -> {
            Reads patient = reads.within(RequestPatience.of(request, limits.timeout()));
            query.run.apply(patient).writeTo(request);
        });
    }

    private Query parse(Context request) {
        ServedView view = served.named(request);
        Parameters parameters = Parameters.of(request, view.parameters().known(), KEY);
        IndexQuery index = new IndexQuery(view, parameters);
        if (parameters.has(KEY)) {
            return withKeys(view, parameters, index, KeyQuery.values(request.queryString(), KEY));
        }
        if (isScan(parameters)) {
            return scan(view, parameters, index);
        }
        return byIndex(view, parameters, index.walk().orElseThrow(() -> AccessPaths.noneAskedFor(view)));
    }

    private Query withKeys(ServedView served, Parameters parameters, IndexQuery index, List<String> texts) {
        WALK.stream()
                .filter(parameters::has)
                .findFirst()
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw Parameters.malformed(
                            other, "It belongs to a walk through rows, and this request names keys.");
                });
        if (texts.size() > limits.keys()) {
            throw Parameters.malformed(
                    KEY,
                    "It is given " + texts.size() + " times; at most " + limits.keys() + " rows are read at once.");
        }
        View view = served.view();
        List<Row> keys = texts.stream().map(served.key()::parse).toList();
        List<Shard> shards = keys.stream()
                .map(view::shardOf)
                .distinct()
                .map(number -> new Shard(view.store(), number))
                .toList();
        return new Query(
                shards,
                reads -> new RowsAnswer(
                        served, refusals.foundOrRefused(view, reads.rows(view, keys)), Optional.empty()));
    }

    private Query scan(ServedView served, Parameters parameters, IndexQuery index) {
        Optional.of(IndexQuery.ORDER)
                .filter(parameters::has)
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw Parameters.malformed(
                            other, "It belongs to an index, and this request walks through all rows.");
                });
        View view = served.view();
        Walked walked = Walked.whole(view);
        Place from = place(walked, parameters).orElse(Place.START);
        int limit = limit(parameters);
        List<Shard> shards = IntStream.range(from.shard(), view.shards())
                .mapToObj(number -> new Shard(view.store(), number))
                .toList();
        return new Query(
                shards,
                reads -> RowsAnswer.of(served, walked, refusals.foundOrRefused(view, reads.scan(view, from, limit))));
    }

    private Query byIndex(ServedView served, Parameters parameters, IndexWalk walk) {
        View view = served.view();
        Walked walked = Walked.by(view, walk);
        Optional<Bytes> from = place(walked, parameters).flatMap(Place::key);
        int limit = limit(parameters);
        return new Query(
                List.of(new Shard(walk.index().store(), walk.range().shard())),
                reads -> RowsAnswer.of(
                        served, walked, refusals.foundOrRefused(view, reads.walk(view, walk, from, limit))));
    }

    private int limit(Parameters parameters) {
        return parameters.number("limit", 1, limits.rows(), Math.min(DEFAULT_LIMIT, limits.rows()));
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
