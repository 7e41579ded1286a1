package dev.belvedere.query.http;

import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.request.AccessPaths;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.IndexQuery;
import dev.belvedere.query.http.request.KeyQuery;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.RowParameters;
import dev.belvedere.query.http.request.ScanCursor;
import dev.belvedere.query.http.request.ScanIdentity;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.request.ServedViews;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.RequestDeadline;
import dev.belvedere.query.read.IndexScan;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Reads;
import dev.belvedere.query.read.ScanPosition;
import dev.belvedere.query.route.MultiKeyRead;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/**
 * {@code GET /v1/views/{view}/rows}: several rows. With {@code key=…}, once for each, the rows of these keys in their order; with
 * {@code column=value} those that an index finds, in its order, and with {@code scan=true} all rows of the view, a page at a time. The walk
 * has to be asked for: a request that names no access path is refused with those there are.
 */
final class FindRows implements Handler {

    private static final int DEFAULT_LIMIT = 100;

    private final ServedViews served;
    private final Reads reads;
    private final ReadProblems refusals;
    private final ReadLimits limits;
    private final ReadRouter routed;
    private final LocalViews views;

    FindRows(
            ServedViews served,
            Reads reads,
            ReadProblems refusals,
            ReadLimits limits,
            ReadRouter routed,
            LocalViews views) {
        this.served = served;
        this.reads = reads;
        this.refusals = refusals;
        this.limits = limits;
        this.routed = routed;
        this.views = views;
    }

    /** What a request asks for: the shards that it is read from, and how. */
    private record Query(List<ShardId> shards, Function<Reads, RowsDocument> run) {}

    @Override
    public void handle(Context request) {
        ServedView view = served.named(request);
        QueryParameters parameters =
                QueryParameters.of(request, view.parameters().known(), RowParameters.KEY);
        IndexQuery index = new IndexQuery(view, parameters);
        if (parameters.has(RowParameters.KEY)) {
            answerKeys(
                    request,
                    view,
                    keys(view, parameters, index, KeyQuery.values(request.queryString(), RowParameters.KEY)));
            return;
        }
        Query query = isScan(parameters)
                ? scan(view, parameters, index)
                : byIndex(view, parameters, index.walk().orElseThrow(() -> AccessPaths.noneAskedFor(view)));
        routed.answer(
                request,
                query.shards,
                limits.timeout(),
                () -> query.run.apply(patient(request)).writeTo(request));
    }

    private Reads patient(Context request) {
        return reads.within(RequestDeadline.of(request.req(), limits.timeout()));
    }

    private void answerKeys(Context request, ServedView served, List<Key> keys) {
        View view = served.view();
        routed.answerKeys(
                request,
                served.path() + "/rows",
                keys.stream().map(Key::wanted).toList(),
                limits.timeout(),
                () -> new RowsDocument(served, read(patient(request), view, keys), Optional.empty()).writeTo(request),
                some ->
                        read(
                                        patient(request),
                                        view,
                                        some.stream()
                                                .map(each -> keys.get(each.place()))
                                                .toList())
                                .stream()
                                .map(row -> row.map(served.json()::bytes)
                                        .map(RowsDocument::onOneLine)
                                        .orElse(RowsDocument.ABSENT))
                                .toList());
    }

    private List<Optional<Row>> read(Reads patient, View view, List<Key> keys) {
        return refusals.foundOrRefused(
                view, patient.rows(view, keys.stream().map(Key::row).toList()));
    }

    /** A key that is asked for. */
    private record Key(Row row, MultiKeyRead.Wanted wanted) {}

    private List<Key> keys(ServedView served, QueryParameters parameters, IndexQuery index, List<String> texts) {
        RowParameters.OF_SCANS.stream()
                .filter(parameters::has)
                .findFirst()
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw QueryParameters.malformed(
                            other, "It belongs to a walk through rows, and this request names keys.");
                });
        if (texts.size() > limits.keys()) {
            throw QueryParameters.malformed(
                    RowParameters.KEY,
                    "It is given " + texts.size() + " times; at most " + limits.keys() + " rows are read at once.");
        }
        View view = served.view();
        List<Key> keys = new ArrayList<>(texts.size());
        for (String text : texts) {
            Row row = served.key().parse(text);
            ShardId shard = new ShardId(view.store(), view.shardOf(row));
            keys.add(new Key(row, new MultiKeyRead.Wanted(shard, text, keys.size())));
        }
        return keys;
    }

    private Query scan(ServedView served, QueryParameters parameters, IndexQuery index) {
        Optional.of(RowParameters.ORDER)
                .filter(parameters::has)
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw QueryParameters.malformed(
                            other, "It belongs to an index, and this request walks through all rows.");
                });
        View view = served.view();
        ScanIdentity walked = ScanIdentity.whole(view);
        ScanPosition from = place(walked, parameters).orElse(ScanPosition.START);
        int limit = limit(parameters);
        List<ShardId> shards = together(view, from.shard());
        int end = from.shard() + shards.size();
        return new Query(
                shards,
                reads -> RowsDocument.of(
                        served, walked, refusals.foundOrRefused(view, reads.scan(view, from, end, limit))));
    }

    /** The shard, and those after it that this instance can read with it. */
    private List<ShardId> together(View view, int first) {
        List<ShardId> shards = new ArrayList<>();
        shards.add(new ShardId(view.store(), first));
        for (int number = first + 1; number < view.shards(); number++) {
            ShardId next = new ShardId(view.store(), number);
            if (!views.isActive(next)) {
                break;
            }
            shards.add(next);
        }
        return shards;
    }

    private Query byIndex(ServedView served, QueryParameters parameters, IndexScan walk) {
        View view = served.view();
        ScanIdentity walked = ScanIdentity.by(view, walk);
        Optional<Bytes> from = place(walked, parameters).flatMap(ScanPosition::key);
        int limit = limit(parameters);
        return new Query(
                List.of(new ShardId(walk.index().store(), walk.range().shard())),
                reads -> RowsDocument.of(
                        served, walked, refusals.foundOrRefused(view, reads.walk(view, walk, from, limit))));
    }

    private int limit(QueryParameters parameters) {
        return parameters.number(RowParameters.LIMIT, 1, limits.rows(), Math.min(DEFAULT_LIMIT, limits.rows()));
    }

    private static Optional<ScanPosition> place(ScanIdentity walked, QueryParameters parameters) {
        return parameters.value(RowParameters.CURSOR).map(cursor -> ScanCursor.parse(walked, cursor));
    }

    private static boolean isScan(QueryParameters parameters) {
        String scan = parameters.value(RowParameters.SCAN).orElse("false");
        if (!scan.equals("true") && !scan.equals("false")) {
            throw QueryParameters.malformed(
                    RowParameters.SCAN, "It is " + Excerpt.of(scan) + "; wanted true or false.");
        }
        return scan.equals("true");
    }
}
