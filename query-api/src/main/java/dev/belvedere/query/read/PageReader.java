package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.View;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a page off an iterator, and stops where the page is full or enough records were looked at. */
final class PageReader implements Function<Iterator<StoredRecord>, Page> {

    /** Records that hold no row cost a look each: a bound on them keeps a request short even where a shard has hardly any rows. */
    private static final int LOOKED_AT_PER_PAGE = 50_000;

    private final View view;
    private final int limit;

    PageReader(View view, int limit) {
        this.view = view;
        this.limit = limit;
    }

    @Override
    public Page apply(Iterator<StoredRecord> records) {
        List<Row> rows = new ArrayList<>();
        for (int lookedAt = 0; records.hasNext(); lookedAt++) {
            StoredRecord record = records.next();
            if (rows.size() == limit || lookedAt == LOOKED_AT_PER_PAGE) {
                return new Page(rows, Optional.of(record.key()));
            }
            view.row(record.key().get(), record.value().get()).ifPresent(rows::add);
        }
        return new Page(rows, Optional.empty());
    }
}
