package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of several rows from the replicas of this instance; a shard that is not here refuses the whole read. Thread-safe. */
public final class LocalReads {

    private final LocalViews views;

    public LocalReads(LocalViews views) {
        this.views = views;
    }

    /** The same reads, refused as {@link Refusal#OVERDUE} once the deadline has passed. */
    public LocalReads within(Deadline deadline) {
        return new LocalReads(views.within(deadline));
    }

    /** The same reads, of one snapshot. */
    public LocalReads at(Snapshot snapshot) {
        return new LocalReads(views.at(snapshot));
    }

    /** The rows of these keys, in their order; empty where there is no such row. Found or refused. */
    public ReadResult<List<Optional<Row>>> rows(View view, List<Row> keys) {
        List<Optional<Row>> rows = new ArrayList<>(keys.size());
        for (Row key : keys) {
            ReadResult<Row> row = views.row(view, key);
            if (row instanceof ReadResult.Refused<Row> refused) {
                return ReadResult.refused(refused.reason());
            }
            rows.add(row instanceof ReadResult.Found<Row> found ? Optional.of(found.value()) : Optional.empty());
        }
        return ReadResult.found(rows);
    }

    /**
     * Up to {@code limit} rows from a position on, shard by shard, in key order within a shard. Found or refused.
     *
     * @param end the number of the shard to stop before
     */
    public ReadResult<ScanPage> scan(View view, ScanPosition from, int end, int limit) {
        List<Row> rows = new ArrayList<>();
        Optional<ScanPosition> position = Optional.of(from);
        while (position.isPresent() && position.get().shard() < end && rows.size() < limit) {
            ReadResult<Page> result =
                    views.page(view, position.get().shard(), position.get().key(), limit - rows.size());
            if (!(result instanceof ReadResult.Found<Page> page)) {
                // A scan without the refused shard would look complete.
                return result.then(none -> ReadResult.found(new ScanPage(rows, Optional.empty())));
            }
            rows.addAll(page.value().rows());
            position = after(view, position.get(), page.value());
        }
        return ReadResult.found(new ScanPage(rows, position));
    }

    /**
     * Up to {@code limit} rows of an index, in its order. Found or refused.
     *
     * @param from where to go on, inclusive; empty for the beginning of the scan
     */
    public ReadResult<ScanPage> scan(IndexScan scan, Optional<ScanKey> from, int limit) {
        int shard = scan.range().shard();
        return views.page(scan, from, limit)
                .then(page -> ReadResult.found(new ScanPage(
                        page.rows(), page.next().map(next -> new ScanPosition(shard, Optional.of(next))))));
    }

    private static Optional<ScanPosition> after(View view, ScanPosition position, Page page) {
        if (page.next().isPresent()) {
            return Optional.of(new ScanPosition(position.shard(), page.next()));
        }
        int next = position.shard() + 1;
        return next < view.shards() ? Optional.of(ScanPosition.beginningOf(next)) : Optional.empty();
    }
}
