package dev.belvedere.query.http;

import dev.belvedere.query.http.request.IndexQuery;
import dev.belvedere.query.http.request.KeyQuery;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.http.request.ReadRequests;
import dev.belvedere.query.http.request.RowParameters;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.RequestDeadline;
import dev.belvedere.query.read.LocalReads;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.route.ReadRequest;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.query.route.RequestedKey;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of several keys, in their order, from the instances that have them. */
final class RowsByKey {

    private final LocalReads reads;
    private final ReadRequests requests;
    private final ReadRouter router;
    private final AnswerWriter writer;
    private final ReadLimits limits;

    RowsByKey(LocalReads reads, ReadRequests requests, ReadRouter router, AnswerWriter writer, ReadLimits limits) {
        this.reads = reads;
        this.requests = requests;
        this.router = router;
        this.writer = writer;
        this.limits = limits;
    }

    private record Key(Row row, RequestedKey requested) {}

    void answer(Context request, ServedView served, QueryParameters parameters, IndexQuery index) {
        List<Key> keys = keys(served, parameters, index, KeyQuery.values(request.queryString(), RowParameters.KEY));
        List<ShardId> shards =
                keys.stream().map(key -> key.requested().shard()).distinct().toList();
        ReadRequest read = requests.of(request, shards, limits.timeout());
        boolean lines = RowsDocument.wantsLines(request);
        if (router.isAnsweredHere(read)) {
            writer.answer(
                    request,
                    served.view(),
                    read.freshness(),
                    router.read(read, snapshot -> read(request, snapshot, served.view(), keys)),
                    rows -> new RowsDocument(served, rows, Optional.empty(), Optional.empty()).representation(lines));
        } else {
            writer.answer(
                    request,
                    served.view(),
                    read.freshness(),
                    router.readKeys(
                            read.freshness(),
                            limits.timeout(),
                            served.path() + "/rows",
                            keys.stream().map(Key::requested).toList(),
                            (snapshot, some) -> documents(request, snapshot, served, keys, some)),
                    rows -> MergedRows.representation(rows, lines));
        }
    }

    private List<Key> keys(ServedView served, QueryParameters parameters, IndexQuery index, List<String> texts) {
        RowParameters.OF_SCANS.stream()
                .filter(parameters::has)
                .findFirst()
                .or(index::anyParameter)
                .ifPresent(other -> {
                    throw QueryParameters.malformed(other, "It belongs to a scan, and this request names keys.");
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
            keys.add(new Key(row, new RequestedKey(shard, text, keys.size())));
        }
        return keys;
    }

    private ReadResult<List<Optional<Row>>> read(Context request, Snapshot snapshot, View view, List<Key> keys) {
        return reads.at(snapshot)
                .within(RequestDeadline.of(request.req(), limits.timeout()))
                .rows(view, keys.stream().map(Key::row).toList());
    }

    private ReadResult<List<byte[]>> documents(
            Context request, Snapshot snapshot, ServedView served, List<Key> keys, List<RequestedKey> some) {
        List<Key> wanted = some.stream().map(each -> keys.get(each.position())).toList();
        return read(request, snapshot, served.view(), wanted)
                .then(rows -> ReadResult.found(
                        rows.stream().map(row -> RowsDocument.line(served, row)).toList()));
    }
}
