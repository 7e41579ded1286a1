package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for the record of rows that have failed and that may have any key: where a shard has one, none of its rows can be told. Found, absent or refused. */
final class UnplacedLookup {

    private UnplacedLookup() {}

    static ReadResult<byte[]> of(RecordStore records, View view, int shard) {
        return view.unplaced()
                .map(failures -> records.record(view, shard, failures.storeKey().get()))
                .orElseGet(ReadResult.Absent::new);
    }

    static ReadResult<byte[]> of(RecordStore records, ViewIndex index, int shard) {
        return index.unplaced()
                .map(failures ->
                        new IndexRange(shard, failures.storeKey(), StoredRecord.following(failures.storeKey())))
                .map(only -> records.range(new IndexScan(index, only, false), UnplacedLookup::first)
                        .then(ReadResult::ofOptional))
                .orElseGet(ReadResult.Absent::new);
    }

    private static Optional<byte[]> first(Iterator<StoredRecord> records) {
        return records.hasNext() ? Optional.ofNullable(records.next().bytes()) : Optional.empty();
    }

    /** Reads unless there are such rows, or it cannot be read whether there are. */
    static <T> ReadResult<T> unlessFound(ReadResult<byte[]> unplaced, Supplier<ReadResult<T>> read) {
        return unplaced.fold(record -> ReadResult.refused(Refusal.FAILED), read, ReadResult::refused);
    }
}
