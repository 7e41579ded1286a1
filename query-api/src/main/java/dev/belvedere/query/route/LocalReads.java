package dev.belvedere.query.route;

import dev.belvedere.query.read.Answer;
import dev.belvedere.query.read.IndexWalk;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Page;
import dev.belvedere.query.read.Patience;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.View;
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
    public Reads within(Patience patience) {
        return new LocalReads(views.within(patience));
    }

    @Override
    public Answer<Row> row(View view, Row key) {
        return views.row(view, key);
    }

    @Override
    public Answer<List<Optional<Row>>> rows(View view, List<Row> keys) {
        List<Optional<Row>> rows = new ArrayList<>(keys.size());
        for (Row key : keys) {
            Answer<Row> answer = views.row(view, key);
            if (answer instanceof Answer.Refused<Row> refused) {
                return Answer.refused(refused.reason());
            }
            rows.add(answer instanceof Answer.Found<Row> found ? Optional.of(found.value()) : Optional.empty());
        }
        return Answer.found(rows);
    }

    @Override
    public Answer<Stretch> scan(View view, Place from, int end, int limit) {
        List<Row> rows = new ArrayList<>();
        Optional<Place> place = Optional.of(from);
        while (place.isPresent() && place.get().shard() < end && rows.size() < limit) {
            Answer<Page> answer =
                    views.page(view, place.get().shard(), place.get().key(), limit - rows.size());
            if (!(answer instanceof Answer.Found<Page> page)) {
                // A walk that left a refused shard out would look complete.
                return answer.then(none -> Answer.found(new Stretch(rows, Optional.empty())));
            }
            rows.addAll(page.value().rows());
            place = after(view, place.get(), page.value());
        }
        return Answer.found(new Stretch(rows, place));
    }

    @Override
    public Answer<Stretch> walk(View view, IndexWalk walk, Optional<Bytes> from, int limit) {
        return views.page(from.map(walk::from).orElse(walk), limit)
                .then(page -> Answer.found(new Stretch(
                        page.rows(),
                        page.next().map(next -> new Place(walk.range().shard(), Optional.of(next))))));
    }

    private static Optional<Place> after(View view, Place place, Page page) {
        if (page.next().isPresent()) {
            return Optional.of(new Place(place.shard(), page.next()));
        }
        int next = place.shard() + 1;
        return next < view.shards() ? Optional.of(Place.beginningOf(next)) : Optional.empty();
    }
}
