package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Asks this instance only. */
final class LocalReads implements Reads {

    private final LocalViews views;

    LocalReads(LocalViews views) {
        this.views = views;
    }

    @Override
    public Reads within(Deadline patience) {
        return new LocalReads(views.within(patience));
    }

    @Override
    public ReadResult<Row> row(View view, Row key) {
        return views.row(view, key);
    }

    @Override
    public ReadResult<List<Optional<Row>>> rows(View view, List<Row> keys) {
        List<Optional<Row>> rows = new ArrayList<>(keys.size());
        for (Row key : keys) {
            ReadResult<Row> answer = views.row(view, key);
            if (answer instanceof ReadResult.Refused<Row> refused) {
                return ReadResult.refused(refused.reason());
            }
            rows.add(answer instanceof ReadResult.Found<Row> found ? Optional.of(found.value()) : Optional.empty());
        }
        return ReadResult.found(rows);
    }

    @Override
    public ReadResult<ScanPage> scan(View view, ScanPosition from, int end, int limit) {
        List<Row> rows = new ArrayList<>();
        Optional<ScanPosition> place = Optional.of(from);
        while (place.isPresent() && place.get().shard() < end && rows.size() < limit) {
            ReadResult<Page> answer =
                    views.page(view, place.get().shard(), place.get().key(), limit - rows.size());
            if (!(answer instanceof ReadResult.Found<Page> page)) {
                // A walk that left a refused shard out would look complete.
                return answer.then(none -> ReadResult.found(new ScanPage(rows, Optional.empty())));
            }
            rows.addAll(page.value().rows());
            place = after(view, place.get(), page.value());
        }
        return ReadResult.found(new ScanPage(rows, place));
    }

    @Override
    public ReadResult<ScanPage> walk(View view, IndexScan walk, Optional<Bytes> from, int limit) {
        return views.page(from.map(walk::from).orElse(walk), limit)
                .then(page -> ReadResult.found(new ScanPage(
                        page.rows(),
                        page.next().map(next -> new ScanPosition(walk.range().shard(), Optional.of(next))))));
    }

    private static Optional<ScanPosition> after(View view, ScanPosition place, Page page) {
        if (page.next().isPresent()) {
            return Optional.of(new ScanPosition(place.shard(), page.next()));
        }
        int next = place.shard() + 1;
        return next < view.shards() ? Optional.of(ScanPosition.beginningOf(next)) : Optional.empty();
    }
}
