package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads a page of rows, and stops when the page is full or a bounded number of records was visited. */
final class PageReader implements Function<Iterator<StoredRecord>, Page> {

    /** Records without rows take time too: the bound keeps a request short even if a shard has hardly any rows. */
    private static final int VISITED_PER_PAGE = 50_000;

    private final BiFunction<byte[], byte[], Optional<Row>> rows;
    private final int limit;

    /** @param rows decodes the row of a record, from its store key and value; empty if it holds none */
    PageReader(BiFunction<byte[], byte[], Optional<Row>> rows, int limit) {
        this.rows = rows;
        this.limit = limit;
    }

    @Override
    public Page apply(Iterator<StoredRecord> records) {
        List<Row> found = new ArrayList<>();
        for (int visited = 0; records.hasNext(); visited++) {
            StoredRecord record = records.next();
            if (found.size() == limit || visited == VISITED_PER_PAGE) {
                return new Page(found, Optional.of(record.key()));
            }
            rows.apply(record.key().get(), record.value().get()).ifPresent(found::add);
        }
        return new Page(found, Optional.empty());
    }
}
