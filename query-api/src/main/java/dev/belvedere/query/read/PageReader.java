package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a page of rows, and stops when the page is full or a bounded number of records was visited. */
final class PageReader implements Function<Iterator<StoredRecord>, Page> {

    /** Records without rows take time too: the bound keeps a request short even if a shard has hardly any rows. */
    private static final int VISITED_PER_PAGE = 50_000;

    private final BiFunction<byte[], byte @Nullable [], Optional<Row>> rows;
    private final Optional<ScanKey> from;
    private final int limit;

    /**
     * @param rows decodes the row of a record, from its store key and bytes; empty if it holds none
     * @param from the record to begin at; empty to begin at the first one
     */
    PageReader(BiFunction<byte[], byte @Nullable [], Optional<Row>> rows, Optional<ScanKey> from, int limit) {
        this.rows = rows;
        this.from = from;
        this.limit = limit;
    }

    @Override
    public Page apply(Iterator<StoredRecord> records) {
        List<Row> found = new ArrayList<>();
        Optional<StoredRecord> next = first(records);
        for (int visited = 0; next.isPresent(); visited++) {
            StoredRecord record = next.get();
            if (found.size() == limit || visited == VISITED_PER_PAGE) {
                return new Page(found, Optional.of(ScanKey.of(record.key())));
            }
            rows.apply(record.key().get(), record.bytes()).ifPresent(found::add);
            next = nextOf(records);
        }
        return new Page(found, Optional.empty());
    }

    private Optional<StoredRecord> first(Iterator<StoredRecord> records) {
        Optional<StoredRecord> first = nextOf(records);
        while (from.isPresent()
                && first.isPresent()
                && !from.get().isReachedBy(first.get().key())) {
            first = nextOf(records);
        }
        if (first.isEmpty() && from.flatMap(ScanKey::digest).isPresent()) {
            throw new IllegalStateException("the record at which the scan goes on is not in its snapshot");
        }
        return first;
    }

    private static Optional<StoredRecord> nextOf(Iterator<StoredRecord> records) {
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }
}
