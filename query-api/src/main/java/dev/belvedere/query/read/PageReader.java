package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads a page off an iterator, and stops where the page is full or enough records were looked at. */
final class PageReader implements Function<Iterator<StoredRecord>, Page> {

    /** Records that hold no row cost a look each: a bound on them keeps a request short even where a shard has hardly any rows. */
    private static final int LOOKED_AT_PER_PAGE = 50_000;

    private final BiFunction<byte[], byte[], Optional<Row>> rows;
    private final int limit;

    /** @param rows the row in a stored record, by store key and value */
    PageReader(BiFunction<byte[], byte[], Optional<Row>> rows, int limit) {
        this.rows = rows;
        this.limit = limit;
    }

    @Override
    public Page apply(Iterator<StoredRecord> records) {
        List<Row> found = new ArrayList<>();
        for (int lookedAt = 0; records.hasNext(); lookedAt++) {
            StoredRecord record = records.next();
            if (found.size() == limit || lookedAt == LOOKED_AT_PER_PAGE) {
                return new Page(found, Optional.of(record.key()));
            }
            rows.apply(record.key().get(), record.value().get()).ifPresent(found::add);
        }
        return new Page(found, Optional.empty());
    }
}
