package dev.belvedere.query.http;

import dev.belvedere.query.http.request.AccessPaths;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.IndexQuery;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ReadRequests;
import dev.belvedere.query.http.request.RowParameters;
import dev.belvedere.query.http.request.ScanCursor;
import dev.belvedere.query.http.request.ScanIdentity;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.RequestDeadline;
import dev.belvedere.query.read.IndexScan;
import dev.belvedere.query.read.LocalReads;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.ScanKey;
import dev.belvedere.query.read.ScanPage;
import dev.belvedere.query.read.ScanPosition;
import dev.belvedere.query.route.ReadRequest;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of a view, or of an index, a page at a time. */
final class RowsByScan {

    private static final int DEFAULT_LIMIT = 100;

    private final LocalViews views;
    private final LocalReads reads;
    private final ReadRequests requests;
    private final ReadRouter router;
    private final AnswerWriter writer;
    private final ReadLimits limits;

    RowsByScan(
            LocalViews views,
            LocalReads reads,
            ReadRequests requests,
            ReadRouter router,
            AnswerWriter writer,
            ReadLimits limits) {
        this.views = views;
        this.reads = reads;
        this.requests = requests;
        this.router = router;
        this.writer = writer;
        this.limits = limits;
    }

    /**
     * One page to read.
     *
     * @param shards the shards to read it from
     * @param cursor where to go on; empty for the first page
     */
    private record PageRead(
            ScanIdentity scan,
            List<ShardId> shards,
            Optional<ScanCursor> cursor,
            Function<LocalReads, ReadResult<ScanPage>> local) {

        /** All pages of a scan are of one snapshot. */
        ReadRequest at(ReadRequest request) {
            return cursor.map(from -> request.at(from.epoch())).orElse(request);
        }
    }

    /** A page, and the epoch of the snapshot that it is of. */
    private record PageAt(ScanPage page, long epoch) {}

    void answer(Context request, ServedView served, QueryParameters parameters, IndexQuery index) {
        PageRead page = isScan(parameters)
                ? wholeView(served.view(), parameters, index)
                : byIndex(served.view(), parameters, index.scan().orElseThrow(() -> AccessPaths.noneAskedFor(served)));
        ReadRequest read = page.at(requests.of(request, page.shards(), limits.timeout()));
        boolean lines = RowsDocument.wantsLines(request);
        writer.answer(
                request,
                served.view(),
                read.freshness(),
                router.read(
                        read,
                        snapshot -> page.local()
                                .apply(reads.at(snapshot).within(RequestDeadline.of(request.req(), limits.timeout())))
                                .then(rows -> ReadResult.found(new PageAt(rows, snapshot.epoch())))),
                rows -> RowsDocument.of(served, page.scan(), rows.page(), rows.epoch())
                        .representation(lines));
    }

    private PageRead wholeView(View view, QueryParameters parameters, IndexQuery index) {
        Optional.of(RowParameters.ORDER)
                .filter(parameters::has)
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw QueryParameters.malformed(other, "It belongs to an index, and this request scans all rows.");
                });
        ScanIdentity scan = ScanIdentity.whole(view);
        Optional<ScanCursor> cursor = cursor(scan, parameters);
        ScanPosition from = cursor.map(ScanCursor::position).orElse(ScanPosition.START);
        int limit = limit(parameters);
        List<ShardId> shards = readableTogether(view, from.shard());
        int end = from.shard() + shards.size();
        return new PageRead(scan, shards, cursor, local -> local.scan(view, from, end, limit));
    }

    /** The shard, and those after it that this instance can read with it. */
    private List<ShardId> readableTogether(View view, int first) {
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

    private PageRead byIndex(View view, QueryParameters parameters, IndexScan index) {
        ScanIdentity scan = ScanIdentity.by(view, index);
        Optional<ScanCursor> cursor = cursor(scan, parameters);
        Optional<ScanKey> from = cursor.map(ScanCursor::position).flatMap(ScanPosition::key);
        int limit = limit(parameters);
        ShardId shard = new ShardId(index.index().store(), index.range().shard());
        return new PageRead(scan, List.of(shard), cursor, local -> local.scan(index, from, limit));
    }

    private int limit(QueryParameters parameters) {
        return parameters.number(RowParameters.LIMIT, 1, limits.rows(), Math.min(DEFAULT_LIMIT, limits.rows()));
    }

    private static Optional<ScanCursor> cursor(ScanIdentity scan, QueryParameters parameters) {
        return parameters.value(RowParameters.CURSOR).map(text -> ScanCursor.parse(scan, text));
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
